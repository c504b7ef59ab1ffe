import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const src = path.resolve(import.meta.dirname, '..');
const stairs = ['accounts', 'connections', 'knowledge', 'extensions', 'models', 'chats'];

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\.d\.ts$/.test(file))
  .map((file) => file.split(path.sep).join('/'));

const importsOf = (file: string): string[] => {
  const text = readFileSync(path.join(src, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => {
    const to = match[1] ?? '';
    if (to.startsWith('@/')) return to.slice(2);
    return to.startsWith('.') ? path.posix.join(path.posix.dirname(file), to) : `npm:${to}`;
  });
};

type Place = { area: string; room: string; layer: string };
const placeOf = (file: string): Place => {
  const [area = '', room = '', third = ''] = file.split('/');
  const layer = ['parts', 'pages'].includes(third) ? third : /^api(-\w+)?(\.ts)?$/.test(third) ? 'api' : 'root';
  return { area, room, layer };
};
const imports = files.flatMap((file) => importsOf(file).map((to) => ({ file, to, from: placeOf(file), at: placeOf(to) })));
const broken = (rule: (one: (typeof imports)[number]) => boolean) => imports.filter(rule).map(({ file, to }) => `${file} → ${to}`);

describe('the rooms', () => {
  it('are the ones on the stairs', () => {
    expect(readdirSync(path.join(src, 'rooms')).sort()).toEqual([...stairs].sort());
  });
  it('import only rooms to their left, and of those only model.ts and api.ts', () => {
    const inRooms = (one: (typeof imports)[number]) =>
      one.from.area === 'rooms' && one.at.area === 'rooms' && one.from.room !== one.at.room;
    expect(broken((one) => inRooms(one) && stairs.indexOf(one.at.room) > stairs.indexOf(one.from.room))).toEqual([]);
    expect(broken((one) => inRooms(one) && !/^rooms\/\w+\/(model|api)$/.test(one.to))).toEqual([]);
  });
  it('know nothing of the app, and what is shared knows nothing of the rooms', () => {
    expect(broken((one) => one.from.area === 'rooms' && one.at.area === 'app')).toEqual([]);
    expect(broken((one) => one.from.area === 'shared' && ['rooms', 'app', 'testing'].includes(one.at.area))).toEqual([]);
    expect(broken((one) => one.from.area !== 'testing' && one.at.area === 'testing')).toEqual([]);
  });
  it('let data flow one way: api and pure modules → parts → pages', () => {
    const inside = (one: (typeof imports)[number]) => one.from.area === 'rooms' && one.at.room === one.from.room && one.at.area === 'rooms';
    expect(broken((one) => inside(one) && ['api', 'root'].includes(one.from.layer) && ['parts', 'pages'].includes(one.at.layer))).toEqual(
      [],
    );
    expect(broken((one) => inside(one) && one.from.layer === 'parts' && ['pages', 'api'].includes(one.at.layer))).toEqual([]);
  });
  it('keep React out of what is pure, and the network out of parts', () => {
    expect(broken((one) => one.from.area === 'rooms' && one.from.layer === 'root' && one.to === 'npm:react')).toEqual([]);
    expect(
      broken(
        (one) => one.from.area === 'rooms' && one.from.layer === 'parts' && /^npm:@tanstack\/react-query|shared\/http\/client/.test(one.to),
      ),
    ).toEqual([]);
  });
  it('import one another in no circles', () => {
    const all = new Map(files.map((file) => [file.replace(/(\/index)?\.tsx?$/, ''), importsOf(file)]));
    const free = (among: string[]) => among.filter((file) => !all.get(file)?.some((to) => among.includes(to)));
    let left = [...all.keys()];
    for (let out = free(left); out.length > 0; out = free(left)) left = left.filter((file) => !out.includes(file));
    expect(left).toEqual([]);
  });
  it('import one another in no circles', () => {
    const all = new Map(files.map((file) => [file.replace(/(\/index)?\.tsx?$/, ''), importsOf(file)]));
    const free = (among: string[]) => among.filter((file) => !all.get(file)?.some((to) => among.includes(to)));
    let left = [...all.keys()];
    for (let out = free(left); out.length > 0; out = free(left)) left = left.filter((file) => !out.includes(file));
    expect(left).toEqual([]);
  });
});
