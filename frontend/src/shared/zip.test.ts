import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { zipOf } from './zip';

it('a zip opens elsewhere, with names and texts of any script', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zip-'));
  try {
    const file = path.join(folder, 'x.zip');
    const files = [
      { name: 'a.Modelfile', text: 'FROM x\n' },
      { name: 'модель.Modelfile', text: 'SYSTEM "번역"\n' },
    ];
    writeFileSync(file, Buffer.from(await zipOf(files).arrayBuffer()));
    const read =
      'import json,sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); print(json.dumps([z.testzip(), {n: z.read(n).decode() for n in z.namelist()}]))';
    const told = JSON.parse(execFileSync('python3', ['-c', read, file], { encoding: 'utf8' }));
    expect(told).toEqual([null, Object.fromEntries(files.map(({ name, text }) => [name, text]))]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
