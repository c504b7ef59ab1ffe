export const access = {
  scripts: 'Seuls les administrateurs ajoutent ici des scripts et des serveurs, sauf si un réglage le permet aux autres.',
  sharing: 'Seuls son propriétaire et les administrateurs changent qui peut l’utiliser.',
  inside: 'Vous pouvez l’utiliser, mais pas voir ce qu’il contient.',
  change: 'Vous pouvez l’utiliser, mais pas le modifier.',
  administrator: 'Seul un administrateur peut faire cela.',
};
