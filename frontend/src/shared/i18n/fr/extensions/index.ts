import type { Words } from '../../words';
import { builtin } from './builtin';
import { editor } from './editor';
import { list } from './list';

export const extensions: Words['extensions'] = { ...list, ...editor, ...builtin };
