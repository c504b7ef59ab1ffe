import type { ModelDraft } from '@/shared/http/types';
import { createModel, readModel, saveModel } from '../api';
import { readBase, saveBase } from '../api-bases';
import { draftOf, draftOfBase } from '../editing';

export type OnDesk = { draft: ModelDraft; etag: string | null };

/** What is being edited, and how it is read and written: a new model, one that is here, or the settings of a base model. */
export type Desk = {
  kind: 'workspace' | 'base';
  isNew: boolean;
  /** Names it among the drafts that this browser keeps. */
  thing: string;
  read: () => Promise<OnDesk>;
  write: (next: ModelDraft, patch: Partial<ModelDraft>, etag: string | null, message: string) => Promise<unknown>;
};

export const deskForNew = (): Desk => ({
  kind: 'workspace',
  isNew: true,
  thing: 'new',
  read: () => Promise.reject(new Error('A new model has not been saved yet')),
  write: (next) => createModel(next),
});

export const deskForModel = (id: string): Desk => ({
  kind: 'workspace',
  isNew: false,
  thing: `model.${id}`,
  read: async () => {
    const { model, etag } = await readModel(id);
    return { draft: draftOf(model), etag };
  },
  write: (_, patch, etag, message) => saveModel(id, patch, etag, message),
});

export const deskForBase = (id: string): Desk => ({
  kind: 'base',
  isNew: false,
  thing: `base.${id}`,
  read: async () => {
    const { base, etag } = await readBase(id);
    return { draft: draftOfBase(base), etag };
  },
  write: (_, patch, etag, message) => saveBase(id, patch, etag, message),
});
