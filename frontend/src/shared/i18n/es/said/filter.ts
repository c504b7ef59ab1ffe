export const filter = {
  question: 'La pregunta tiene {{n}} caracteres; aquí se aceptan {{n2}} como máximo.',
  limit: 'Se ha alcanzado el límite de {{saidLimit}} por {{saidPeriod}}.',
  tooLong: 'La respuesta es demasiado larga para comprobarla entera.',
  blocked: 'De esto no se puede hablar aquí.',
  brokeDown: 'se averió.',
  refused: 'se rechazó.',
  noModelAnswer: 'su modelo no respondió.',
};
