export const access = {
  who: 'Quién puede usarlo',
  me: 'Solo yo',
  some: 'Personas y grupos',
  everyone: 'Todos',
  help: {
    me: 'El propietario y los administradores',
    some: 'El propietario, los administradores y la lista',
    everyone: 'Puede usarlo quien inicie sesión; la lista puede más',
  },
  repeat: 'Quien solo puede usarlo no ve aquí el prompt ni los documentos. Aun así, un modelo puede repetir lo que se le dijo.',
  list: 'Compartido con',
  add: 'Añadir una persona o un grupo',
  nobody: 'Nadie con ese nombre',
  group: 'grupo',
  withYou: 'Compartido contigo',
  gone: 'Ya no existe',
  mayOf: 'Qué puede hacer {{name}}',
  may: { use: 'Solo usar', read: 'Usar y ver', write: 'Usar y editar' },
  means: {
    use: 'No ven el prompt ni los documentos',
    read: 'Ven el contenido, clonan y exportan',
    write: 'Cambian todo menos el acceso',
  },
  base: {
    delegated:
      '{{id}} es de acceso restringido. Quien pueda usar este modelo puede ejecutarlo con {{id}}, porque su propietario lo presta.',
    restricted: '{{id}} es de acceso restringido. Solo quien pueda usar {{id}} directamente puede ejecutar este modelo.',
  },
  ownersOnly: 'Solo el propietario y los administradores cambian el acceso.',
  title: 'Acceso a {{name}}',
  saved: 'Se cambió el acceso a {{name}}',
  overtaken: 'Alguien cambió el acceso mientras tanto. Elige cuál vale.',
};
