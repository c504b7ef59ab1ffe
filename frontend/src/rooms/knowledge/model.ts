import type { TFunction } from 'i18next';
import { slugOf } from '@/shared/http/problem';
import type { components } from '@/shared/http/schema.gen';
import type { Access, Problem } from '@/shared/http/types';
import { problemText } from '@/shared/i18n/problem-text';

/** The wire, as the API's description has it, narrowed where that says less than the contract. */
type S = components['schemas'];
type Settings = S['KnowledgeSettings'];

/** In an answer each has a value; of the embedding model, none means the one that is built in. */
export type CollectionSettings = { [K in Exclude<keyof Settings, 'embedding_model'>]: NonNullable<Settings[K]> } & Pick<
  Settings,
  'embedding_model'
>;
/** `access` is there for whom it concerns. */
export type Collection = Omit<S['Knowledge'], 'settings' | 'access'> & { settings: CollectionSettings; access?: Access | null };
export type CollectionChange = Partial<Pick<Collection, 'name' | 'description'>> & {
  settings?: Partial<CollectionSettings>;
  access?: Access;
};
export type EmbeddingModel = S['EmbeddingModelOffer'];
/** The models that answer from a collection; `others` counts those that the reader may not see. */
export type CollectionUsers = S['NamingModels'];

export const states = ['queued', 'parsing', 'embedding', 'ready', 'failed', 'cancelled'] as const satisfies readonly DocumentState[];
export type DocumentState = S['DocumentState'];
export type KnowledgeDocument = S['Document'];
/** A folder is there as long as a document is in it. */
export type Folder = S['DocumentFolder'];
export type DocumentFilter = { state?: DocumentState; folder?: string; q?: string };
export type Added = { items: KnowledgeDocument[]; refused: { name: string; problem: Problem }[] };

/** A file with the folder that it lay in. */
export type Placed = { file: File; folder: string };
export type Upload = { key: number; where: string; name: string; size: number; share: number; problem: Problem | null };

export type Passage = S['Passage'];
export type DocumentText = S['DocumentText'];
export type Hit = S['FoundPassage'];

export const isWorking = ({ state }: Pick<KnowledgeDocument, 'state'>): boolean =>
  state === 'queued' || state === 'parsing' || state === 'embedding';

/** The states worth narrowing by: where all is well there is nothing to narrow. One that is asked for stays. */
export const statesIn = ({ total, ready, failed, working }: Collection['documents'], asked: DocumentState | undefined): DocumentState[] => {
  const there = {
    ready: ready < total && ready > 0,
    failed: failed > 0,
    working: working > 0,
    cancelled: total > ready + failed + working,
  };
  const shown = (state: DocumentState) => there[isWorking({ state }) ? 'working' : (state as keyof typeof there)];
  return states.filter((state) => shown(state) || state === asked);
};

/** How much of it is done, where that is known. */
export const shareOf = ({ progress }: Pick<KnowledgeDocument, 'progress'>): number | null =>
  progress && progress.total > 0 ? Math.min(1, progress.done / progress.total) : null;

export type DocumentVerb = 'open' | 'download' | 'rename' | 'move' | 'replace' | 'retry' | 'cancel' | 'delete';

/** What can be done with a document as it is, by who may do it. */
export const verbsFor = (doc: KnowledgeDocument): DocumentVerb[] => {
  const write = doc.permissions.write;
  const stopped = doc.state === 'failed' || doc.state === 'cancelled';
  return [
    ...(doc.permissions.read ? (['open', 'download'] as const) : []),
    ...(write && isWorking(doc) ? (['cancel'] as const) : []),
    ...(write && stopped ? (['retry'] as const) : []),
    ...(write ? (['replace', 'rename', 'move', 'delete'] as const) : []),
  ];
};

/** Where another try may do, without another file. */
const passing = ['document-timeout', 'document-failed', 'quota-exceeded', 'embedding-failed', 'fetch-failed'];

/** What most likely helps a document that was not read; null where nothing has to be done, or this person may not. */
export const nextFor = (doc: KnowledgeDocument): 'retry' | 'replace' | null => {
  if (!doc.permissions.write || (doc.state !== 'failed' && doc.state !== 'cancelled')) return null;
  return doc.state === 'cancelled' || passing.includes(slugOf(doc.problem?.type)) ? 'retry' : 'replace';
};

/** The documents' own problems that the page has words for. */
const knownProblems = [
  'document-encrypted',
  'document-broken',
  'document-empty',
  'document-image-only',
  'document-too-large',
  'document-kind-unknown',
  'document-timeout',
  'document-failed',
  'quota-exceeded',
  'embedding-failed',
  'fetch-failed',
] as const;

/** Why a document could not be read, and what to do about it, in the person's language. */
export const reasonOf = (t: TFunction, problem: Problem): string => {
  const known = knownProblems.find((slug) => slug === slugOf(problem.type));
  return known ? t(`knowledge.problem.${known}`) : problemText(t, problem);
};

/** What the other side said, in whose words ever; of the other problems the sentence says it all. */
export const detailOf = ({ type, detail }: Problem): string | null =>
  ['embedding-failed', 'fetch-failed'].includes(slugOf(type)) && detail ? detail : null;

export const passageHash = (position: number): string => `passage-${position}`;
export const positionIn = (hash: string): number | null => {
  const found = /^passage-(\d{1,9})$/.exec(hash);
  return found ? Number(found[1]) : null;
};

const needsNew: (keyof CollectionSettings)[] = ['chunk_size', 'overlap', 'embedding_model'];

/** What a change of settings costs: nothing, or all documents are split and embedded anew. */
export const costOf = (before: CollectionSettings, after: CollectionSettings): 'none' | 'anew' =>
  needsNew.some((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key])) ? 'anew' : 'none';

export type SettingsComplaint = 'chunkSize' | 'overlap' | 'k' | 'threshold';

/** The server's own bounds; it is asked only with what is within them. */
export const complaintAbout = ({ chunk_size, overlap, k, threshold }: CollectionSettings): SettingsComplaint | null => {
  const whole = (value: number, least: number, most: number) => Number.isInteger(value) && value >= least && value <= most;
  if (!whole(chunk_size, 200, 8000)) return 'chunkSize';
  if (!whole(overlap, 0, Math.floor(chunk_size / 2))) return 'overlap';
  if (!whole(k, 1, 50)) return 'k';
  return threshold >= 0 && threshold <= 1 ? null : 'threshold';
};
