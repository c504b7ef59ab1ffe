import { ask, at, send } from '@/shared/http/client';
import type { ImportMode, ImportReport } from '@/shared/http/types';
import type { Source } from './transfer';

export type SavedFile = { name: string; file: Blob };

const named = (response: Response, otherwise: string): string =>
  /filename="?([^";]+)"?/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? otherwise;

/** The file as the server names it; without ids, all that the caller may read. */
export async function exportModels(ids: string[] | 'all'): Promise<SavedFile> {
  const query = ids === 'all' ? '' : `?${ids.map((id) => `id=${encodeURIComponent(id)}`).join('&')}`;
  const response = await send(`/api/v1/models/export${query}`);
  return { name: named(response, 'models-export.json'), file: await response.blob() };
}

export async function exportModelfile(id: string): Promise<string> {
  return (await send(at`/api/v1/models/${id}/modelfile`)).text();
}

/** What the community's page is handed, with nothing private in it. */
export const sharedModel = (id: string) => ask<{ url: string; model: unknown }>('GET', at`/api/v1/models/${id}/share`);

export type ImportChoices = {
  mode: ImportMode;
  visibility: 'private' | 'public';
  /** Ids in the file; none means all. */
  select?: string[];
  /** The base model to run on, by the id in the file. */
  bases: ReadonlyMap<string, string>;
};

const kindOf = (name: string): string =>
  /\.json$/i.test(name) ? 'application/json' : /\.png$/i.test(name) ? 'image/png' : 'application/octet-stream';

const bodyOf = (source: Source): { filename?: string; type?: string; body: BodyInit } => {
  switch (source.kind) {
    case 'url':
      return { type: 'application/json', body: JSON.stringify({ url: source.url }) };
    case 'text':
      return { type: /^\s*[[{]/.test(source.text) ? 'application/json' : 'application/octet-stream', body: source.text };
    case 'files': {
      const [only, ...more] = source.files;
      if (only && more.length === 0) return { filename: only.name, type: kindOf(only.name), body: only };
      const form = new FormData();
      for (const file of source.files) form.append('file', file, file.name);
      return { body: form };
    }
    default:
      return source satisfies never;
  }
};

/** One code path for both: `dry` only says what would happen. */
export async function importModels(source: Source, choices: ImportChoices, dry: boolean): Promise<ImportReport> {
  const { filename, type, body } = bodyOf(source);
  const query = new URLSearchParams({ mode: choices.mode, visibility: choices.visibility, dry_run: String(dry) });
  if (filename) query.set('filename', filename);
  for (const id of choices.select ?? []) query.append('select', id);
  for (const [id, base] of choices.bases) query.append('base', `${id}=${base}`);
  const response = await send(`/api/v1/models/import?${query}`, {
    method: 'POST',
    headers: type ? { 'content-type': type } : {},
    body,
  });
  return response.json();
}
