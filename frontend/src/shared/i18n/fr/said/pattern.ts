export const pattern = {
  of: 'Un motif {{said}}',
  long: 'dépasse {{n}} caractères',
  looksAround: 'regarde autour ou nomme un groupe, ce qui ne peut se faire ici en un temps borné',
  matchesNothing: 'correspond aussi à rien du tout',
  states: 'est trop complexe : il faudrait trop d’états',
  unreadable: 'est illisible : {{words}}',
  large: 'est trop grand une fois ses répétitions développées',
  deep: 'emboîte des groupes trop profondément',
  closes: 'ferme un groupe qui n’a pas été ouvert',
  brace: 'a une accolade qui n’est pas une répétition : écrivez \\{ pour le signe lui-même',
  class: 'a une classe de caractères qui n’est pas fermée',
};
