export const account = {
  taken: 'appartient déjà à un compte',
  closed: 'Les inscriptions sont fermées. Adressez-vous à un administrateur.',
  wrong: 'est faux',
  language: 'n’est pas une étiquette de langue BCP 47, telle que fr ou pt-BR',
  timeZone: 'n’est pas un fuseau horaire IANA, tel que Europe/Paris',
  keys: '{{n}} clés au plus : supprimez-en une d’abord.',
  noAccount: 'nomme quelqu’un qui n’a pas de compte',
  group: '/name : il y a déjà un groupe {{name}}.',
  administrator: 'Il faut un administrateur : nommez-en d’abord un autre.',
};
