import type { components } from '@/shared/http/schema.gen';

type S = components['schemas'];
export type ImportMode = S['ExtensionImportMode'];
/** Only what Python offers to set has valves. */
export type ImportItem = Omit<S['ExtensionImportItem'], 'valves'> & { valves?: S['PythonValve'][] };
export type ImportReport = Omit<S['ExtensionImportReport'], 'items'> & { items: ImportItem[] };
export type ImportChoices = { mode: ImportMode; pipelines: string };

export const modes: ImportMode[] = ['skip', 'update', 'rename'];

/** What an import would write; a skip and a refusal write nothing. */
export const writes = ({ action }: Pick<ImportItem, 'action'>): boolean =>
  action === 'create' || action === 'update' || action === 'rename';
