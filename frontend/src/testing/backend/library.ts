import { type Collection, isWorking, type KnowledgeDocument, type Passage } from '@/rooms/knowledge/model';
import type { Problem } from '@/shared/http/types';

export type KeptDocument = KnowledgeDocument & { text: string };
export type Library = { collections: Collection[]; documents: KeptDocument[] };

export const emptyLibrary = (): Library => ({ collections: [], documents: [] });

const all = { use: true, read: true, write: true };
const now = () => new Date().toISOString();

export const newCollection = (id: string, more: Partial<Collection>): Collection => ({
  id,
  name: id,
  description: '',
  settings: { chunk_size: 1000, overlap: 150, k: 5, threshold: 0, embedding_model: null },
  access: { visibility: 'private', grants: [] },
  owner: { id: 'ines', name: 'Ines Marchetti' },
  documents: { total: 0, ready: 0, failed: 0, working: 0 },
  passages: 0,
  reembedding: null,
  created_at: now(),
  updated_at: now(),
  permissions: all,
  ...more,
});

export const newDocument = (id: string, more: Partial<KeptDocument>): KeptDocument => ({
  id,
  knowledge_id: null,
  name: `${id}.txt`,
  folder: '',
  media_type: 'text/plain',
  size: more.text?.length ?? 0,
  state: 'ready',
  passages: 0,
  created_at: now(),
  updated_at: now(),
  permissions: all,
  text: '',
  ...more,
});

/** Passages of a text: its paragraphs, the last heading above them, a page each three. */
export const passagesOf = ({ text }: KeptDocument): Passage[] => {
  let heading = '';
  let start = 0;
  const passages: Passage[] = [];
  for (const paragraph of text.split('\n\n')) {
    if (paragraph.startsWith('# ')) heading = paragraph.slice(2);
    else if (paragraph)
      passages.push({
        position: passages.length,
        text: paragraph,
        heading,
        page: 1 + Math.floor(passages.length / 3),
        start,
        end: start + paragraph.length,
      });
    start += paragraph.length + 2;
  }
  return passages;
};

const broken: Problem = { type: 'document-broken', title: 'Broken', detail: '' };

/** One step further on the way of a document, as the server's jobs would bring it. */
export const stepOn = (library: Library): void => {
  for (const doc of library.documents) {
    const total = passagesOf(doc).length;
    if (doc.state === 'queued') doc.state = 'parsing';
    else if (doc.state === 'parsing') {
      const isBroken = doc.name.startsWith('broken');
      Object.assign(doc, isBroken ? { state: 'failed', problem: broken } : { state: 'embedding', progress: { done: 0, total } });
    } else if (isWorking(doc)) Object.assign(doc, { state: 'ready', progress: null, passages: total, pages: 1 + Math.floor(total / 3) });
  }
};

/** A collection with what is counted of its documents now. */
export const counted = (library: Library, collection: Collection): Collection => {
  const docs = library.documents.filter((doc) => doc.knowledge_id === collection.id);
  return {
    ...collection,
    documents: {
      total: docs.length,
      ready: docs.filter(({ state }) => state === 'ready').length,
      failed: docs.filter(({ state }) => state === 'failed').length,
      working: docs.filter(isWorking).length,
    },
    passages: docs.reduce((sum, doc) => sum + doc.passages, 0),
  };
};

const agreement = `# 14 Termination

14.1 Either party may terminate this agreement for cause if the other party is in breach and does not cure it within thirty days.

14.2 Either party may terminate without cause by giving ninety days’ written notice. The period begins when the notice is received.

14.3 There is no cure period for late payment above € 50,000.

# 21 Law

21.1 This agreement is governed by the law of Denmark.

21.2 Disputes go to the Maritime and Commercial Court in Copenhagen.`;

/** A library in use: what is ready, under way, failed and stopped. */
export const sampleLibrary = (): Library => {
  const of = (knowledge_id: string, id: string, more: Partial<KeptDocument>) => newDocument(id, { knowledge_id, ...more });
  const ready = { text: agreement, passages: 5, pages: 2, size: 482_000, media_type: 'application/pdf' };
  return {
    collections: [
      newCollection('agreements', {
        name: 'Supplier agreements',
        description: 'Signed agreements since 2024, with their riders',
        access: { visibility: 'private', grants: [{ principal: 'group:g1', permission: 'read', name: 'Legal' }] },
      }),
      newCollection('handbook', { name: 'Staff handbook', access: { visibility: 'public', grants: [] } }),
    ],
    documents: [
      of('agreements', 'hm-2291', { ...ready, name: 'HM-2291.pdf', folder: '2026' }),
      of('agreements', 'nordlys', {
        ...ready,
        name: 'Frame-contract-Nordlys.docx',
        folder: '2026',
        state: 'embedding',
        progress: { done: 118, total: 164 },
        passages: 0,
        pages: 31,
      }),
      of('agreements', 'scan', {
        name: 'Rider-scanned.pdf',
        size: 2_400_000,
        state: 'failed',
        problem: { type: 'document-image-only', title: 'Only pictures', detail: '' },
      }),
      of('agreements', 'terms', { ...ready, name: 'Halden-standard-terms-v9.pdf' }),
      of('handbook', 'welcome', { ...ready, name: 'Добро пожаловать.md' }),
    ],
  };
};
