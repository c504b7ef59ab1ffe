import { access } from './access';
import { common } from './common';
import { models } from './models';
import { problems } from './problems';

export const first = {
  access,
  common,
  models,
  problems,
} as const;
