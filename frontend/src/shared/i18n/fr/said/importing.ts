export const importing = {
  extensions: 'Une liste d’au plus {{n}} extensions exportées ici, ou de fonctions ou d’outils d’Open WebUI, était attendue.',
  notExtension: 'Ce n’est pas une extension telle qu’elles sont exportées ici.',
};
