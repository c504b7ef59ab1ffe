import type { FirstWords } from '../words';
import { access } from './access';
import { common } from './common';
import { models } from './models';
import { problems } from './problems';

export const first: FirstWords = {
  access,
  common,
  models,
  problems,
};
