export const bench = {
  longer: 'Tardó más de {{n}} s.',
  broke: 'Se averió: {{said}}',
  failed: 'Falló en la prueba.',
  deep: 'está anidado a demasiada profundidad',
  nothing: 'Aquí no hay nada que se pueda probar así.',
};
