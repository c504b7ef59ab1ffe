export const account = {
  taken: 'ya pertenece a una cuenta',
  closed: 'El registro está cerrado. Pregunta a un administrador.',
  wrong: 'no es correcto',
  language: 'no es una etiqueta de idioma BCP 47, como fr o pt-BR',
  timeZone: 'no es una zona horaria IANA, como Europe/Paris',
  keys: '{{n}} claves como máximo: elimina una primero.',
  noAccount: 'nombra a alguien que no tiene cuenta',
  group: '/name: ya hay un grupo {{name}}.',
  administrator: 'Debe haber un administrador: nombra antes a otro.',
};
