export const pattern = {
  of: 'Un patrón {{said}}',
  long: 'tiene más de {{n}} caracteres',
  looksAround: 'mira alrededor o nombra un grupo, lo que aquí no puede hacerse en un tiempo acotado',
  matchesNothing: 'también coincide con nada en absoluto',
  states: 'es demasiado complejo: necesitaría demasiados estados',
  unreadable: 'no se puede leer: {{words}}',
  large: 'es demasiado grande con sus repeticiones escritas',
  deep: 'anida grupos a demasiada profundidad',
  closes: 'cierra un grupo que no se abrió',
  brace: 'tiene una llave que no es una repetición: escribe \\{ para el signo mismo',
  class: 'tiene una clase de caracteres sin cerrar',
};
