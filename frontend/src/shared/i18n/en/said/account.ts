export const account = {
  taken: 'belongs to an account already',
  closed: 'Sign-up is closed. Ask an administrator.',
  wrong: 'is wrong',
  language: 'is no BCP 47 language tag, such as fr or pt-BR',
  timeZone: 'is no IANA time zone, such as Europe/Paris',
  keys: 'At most {{n}} keys: delete one first.',
  noAccount: 'names somebody who has no account',
  group: '/name: there is already a group {{name}}.',
  administrator: 'There must be an administrator: make another one first.',
} as const;
