import { ask } from '@/shared/http/client';
import type { Kind } from './model';

export type ImportMode = 'skip' | 'update' | 'rename';
export type ImportItem = {
  source_id: string;
  target_id?: string | null;
  kind?: Kind | null;
  name: string;
  action: 'create' | 'update' | 'rename' | 'skip' | 'refuse';
  problems: string[];
  /** What can be set in a Python function, as far as it was read. */
  valves?: { name: string; type?: string | null; description?: string | null }[] | null;
};
export type ImportReport = { format: 'atelier' | 'open-webui-functions'; items: ImportItem[]; applied: boolean };
export type ImportChoices = { mode: ImportMode; pipelines: string };

/** One way for both: `dry` only says what would happen. */
export const importExtensions = (file: unknown, { mode, pipelines }: ImportChoices, dry: boolean): Promise<ImportReport> => {
  const query = new URLSearchParams({ mode, dry_run: String(dry) });
  if (pipelines.trim()) query.set('pipelines_url', pipelines.trim());
  return ask('POST', `/api/v1/extensions/import?${query}`, { body: file });
};
