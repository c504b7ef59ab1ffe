import type { Words } from '../words';
import { first } from './first';
import { rest } from './rest';

export const fr: Words = { ...first, ...rest };
