export const importing = {
  extensions: 'Se esperaba una lista de {{n}} extensiones exportadas aquí como máximo, o de funciones o herramientas de Open WebUI.',
  notExtension: 'No es una extensión como las que se exportan aquí.',
};
