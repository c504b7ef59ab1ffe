import { ask } from '@/shared/http/client';
import type { ImportChoices, ImportReport } from './importing';

/** One way for both: `dry` only says what would happen. */
export const importExtensions = (file: unknown, { mode, pipelines }: ImportChoices, dry: boolean): Promise<ImportReport> => {
  const query = new URLSearchParams({ mode, dry_run: String(dry) });
  if (pipelines.trim()) query.set('pipelines_url', pipelines.trim());
  return ask('POST', `/api/v1/extensions/import?${query}`, { body: file });
};
