import { builtin } from './builtin';
import { editor } from './editor';
import { list } from './list';

export const extensions = { ...list, ...editor, ...builtin } as const;
