import type { Words } from '../words';
import { first } from './first';
import { rest } from './rest';

export const ru: Words = { ...first, ...rest };
