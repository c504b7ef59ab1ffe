export const filter = {
  question: 'La question a {{n}} caractères ; {{n2}} au plus sont acceptés ici.',
  limit: 'La limite de {{saidLimit}} par {{saidPeriod}} est atteinte.',
  tooLong: 'La réponse est trop longue pour être vérifiée en entier.',
  blocked: 'On ne peut pas parler de cela ici.',
  brokeDown: 'il est tombé en panne.',
  refused: 'cela a été refusé.',
  noModelAnswer: 'son modèle n’a pas répondu.',
};
