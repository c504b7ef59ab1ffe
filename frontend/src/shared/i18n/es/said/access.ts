export const access = {
  scripts: 'Aquí solo los administradores añaden scripts y servidores, salvo que un ajuste lo permita a otros.',
  sharing: 'Solo su dueño y los administradores cambian quién puede usarlo.',
  inside: 'Puedes usarlo, pero no ver lo que hay dentro.',
  change: 'Puedes usarlo, pero no cambiarlo.',
  administrator: 'Solo un administrador puede hacerlo.',
};
