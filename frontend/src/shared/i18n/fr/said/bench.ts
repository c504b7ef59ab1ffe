export const bench = {
  longer: 'Cela a pris plus de {{n}} s.',
  broke: 'C’est tombé en panne : {{said}}',
  failed: 'Échec à l’essai.',
  deep: 'c’est imbriqué trop profondément',
  nothing: 'Il n’y a rien ici qui puisse être essayé ainsi.',
};
