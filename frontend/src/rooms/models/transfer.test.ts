import { expect, it } from 'vitest';
import type { ImportItem, ImportReport } from '@/shared/http/types';
import { countsOf, nameOf, reasonsOf, selection, writes } from './transfer';

const item = (source_id: string | null, action: ImportItem['action'], more: Partial<ImportItem> = {}): ImportItem => ({
  file: null,
  name: null,
  source_id,
  target_id: source_id,
  kind: 'workspace',
  action,
  changes: [],
  unresolved: [],
  problems: [],
  ...more,
});
const report: ImportReport = {
  format: 'x',
  applied: false,
  items: [item('a', 'create'), item('b', 'update'), item('c', 'skip'), item(null, 'refuse')],
};

it('counts what it would do', () => {
  expect(countsOf(report.items)).toEqual({ create: 1, update: 1, rename: 0, skip: 1, refuse: 1 });
  expect(report.items.filter(writes)).toHaveLength(2);
});
it('names what is taken only when something is left out', () => {
  expect(selection(report, new Set())).toBeUndefined();
  expect(selection(report, new Set(['a']))).toEqual(['b']);
});
it('finds a name where there is one', () => {
  expect(nameOf(item('a', 'create', { changes: [{ field: 'name', from: null, to: 'Ann' }] }))).toBe('Ann');
  expect(nameOf(item(null, 'refuse'))).toBeNull();
});
it('tells reasons, not blanks', () => {
  expect(reasonsOf(item('a', 'skip', { problems: ['here already', '', 'line 3'] }))).toEqual(['here already', 'line 3']);
});
