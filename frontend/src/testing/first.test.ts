import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { first } from '@/shared/i18n/en/first';

const src = path.resolve(import.meta.dirname, '..');
const mantine = path.resolve(src, '../node_modules/@mantine/core');
const read = (file: string) => readFileSync(file, 'utf8');

const fileOf = (from: string, to: string): string | undefined => {
  const stem = to.startsWith('@/') ? path.join(src, to.slice(2)) : path.resolve(path.dirname(from), to);
  return [`${stem}.tsx`, `${stem}.ts`, path.join(stem, 'index.ts')].find((file) => existsSync(file));
};
/** What a file asks for before it runs: neither types nor what is imported when it is wanted. */
const imported = (file: string): { names: string; from: string }[] =>
  [...read(file).matchAll(/^import (?!type)([^'"]*?)(?: from )?['"]([^'"]+)['"]/gms)].map(([, names = '', from = '']) => ({ names, from }));

const firstFiles = new Set([path.join(src, 'main.tsx')]);
for (const file of firstFiles)
  for (const { from } of imported(file)) {
    const found = /^(@\/|\.)/.test(from) && !from.endsWith('.css') ? fileOf(file, from) : undefined;
    if (found) firstFiles.add(found);
  }
const allFiles = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\.d\.ts$|^testing/.test(file))
  .map((file) => path.join(src, file));

const componentsIn = (files: Iterable<string>): Set<string> => {
  const found = new Set<string>();
  for (const file of files)
    for (const { names, from } of imported(file))
      if (from === '@mantine/core') for (const [name] of names.matchAll(/(?<!type )\b[A-Z]\w+/g)) found.add(name);
  return found;
};
/** A component's sheets: its own, and those of what it is made of. */
const sheetsOf = (component: string): string[] => {
  const entry = path.join(mantine, 'esm/components', component, `${component}.mjs`);
  const modules = new Set(existsSync(entry) ? [entry] : []);
  for (const module of modules)
    for (const [, to = ''] of read(module).matchAll(/from "(\.[^"]+)"/g)) modules.add(path.resolve(path.dirname(module), to));
  const names = [...modules].flatMap((module) => /([\w-]+)\.module\.mjs$/.exec(module)?.[1] ?? []);
  return names.filter((name) => existsSync(path.join(mantine, 'styles', `${name}.css`)));
};
const missingFrom = (sheet: string, components: Iterable<string>): string[] => {
  const listed = read(path.join(src, 'app/styles', sheet));
  return [...components].flatMap((component) =>
    sheetsOf(component)
      .filter((name) => !listed.includes(`/${name}.css`))
      .map((name) => `${component} → ${name}.css`),
  );
};

describe('the first file of the page', () => {
  it('is the frame with the list of models, and no form, dialog or menu', () => {
    const names = [...firstFiles].map((file) => path.relative(src, file));
    expect(names).toContain('rooms/models/pages/ModelsPage.tsx');
    expect(names.filter((name) => /Page\.tsx$/.test(name)).sort()).toEqual(['rooms/models/pages/ModelsPage.tsx', 'shared/ui/Page.tsx']);
    expect([...componentsIn(firstFiles)].filter((name) => /^(Menu|Modal|Drawer|Popover|Tooltip|Select|Combobox)$/.test(name))).toEqual([]);
  });
  it('says nothing but the first words', () => {
    const said = [...firstFiles].flatMap((file) => [...read(file).matchAll(/\bt\(\s*[^)'"`]*['"`](\w+)\./g)].map(([, room]) => room));
    expect(said).toContain('models');
    expect(said.filter((room) => !Object.keys(first).includes(room ?? ''))).toEqual([]);
  });
  it('has the styles of each Mantine component in it', () => {
    expect(componentsIn(firstFiles)).toContain('SegmentedControl');
    expect(missingFrom('mantine-first.css', componentsIn(firstFiles))).toEqual([]);
  });
});

describe('the styles of the page', () => {
  it('hold those of each Mantine component that is used anywhere', () => {
    expect(componentsIn(allFiles)).toContain('TagsInput');
    expect(missingFrom('mantine.css', componentsIn(allFiles))).toEqual([]);
  });
  it('hold everything that is in the first of them, in the same order', () => {
    const linesOf = (sheet: string) => [...read(path.join(src, 'app/styles', sheet)).matchAll(/@import '([^']+)'/g)].map(([, to]) => to);
    const inOrder = (part: (string | undefined)[], whole: (string | undefined)[]) => whole.filter((line) => part.includes(line));
    expect(inOrder(linesOf('mantine-first.css'), linesOf('mantine.css'))).toEqual(linesOf('mantine-first.css'));
    const [, ...ours] = linesOf('first.css');
    expect(inOrder(ours, linesOf('whole.css'))).toEqual(ours);
  });
});
