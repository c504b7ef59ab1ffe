import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/i18n/problem-text';
import { notify } from '@/shared/ui/notices';
import { cancelDocument, contentAddress, knowledgeChanged, placeOf, retryDocument, uploads } from '../api';
import type { DocumentVerb, KnowledgeDocument } from '../model';
import { useRemoval } from './useRemoval';

export type DocumentWish = { what: 'rename' | 'move'; doc: KnowledgeDocument };

/** A file of another content is chosen where the browser asks for files. */
const chooseFile = (then: (file: File) => void) => {
  const input = Object.assign(document.createElement('input'), { type: 'file' });
  input.addEventListener('change', () => input.files?.[0] && then(input.files[0]));
  input.click();
};

/** Saved under its own name; the server sends it as an attachment, so the page stays. */
export const downloadContent = (id: string): void => {
  const link = Object.assign(document.createElement('a'), { href: contentAddress(id), download: '' });
  link.click();
};

/** What is done with one document, from its menu or by key. */
export function useDocumentDeeds() {
  const { t } = useTranslation();
  const go = useNavigate();
  const queries = useQueryClient();
  const { removeDocuments } = useRemoval();
  const [wish, setWish] = useState<DocumentWish | null>(null);

  const run = async (deed: () => Promise<unknown>) => {
    try {
      await deed();
    } catch (error) {
      notify({ text: errorText(t, error), tone: 'danger' });
    }
    await knowledgeChanged(queries);
  };
  const acting = (doc: KnowledgeDocument, verb: DocumentVerb): unknown => {
    switch (verb) {
      case 'open':
        return go({ to: '/documents/$id', params: { id: doc.id } });
      case 'download':
        return downloadContent(doc.id);
      case 'rename':
      case 'move':
        return setWish({ what: verb, doc });
      case 'replace':
        return chooseFile((file) => uploads.add(placeOf(doc.id), [{ file, folder: '' }], 'PUT'));
      case 'retry':
        return run(() => retryDocument(doc.id));
      case 'cancel':
        return run(() => cancelDocument(doc.id));
      case 'delete':
        return removeDocuments([doc]);
      default:
        return verb satisfies never;
    }
  };
  // Rows are drawn anew only for what changed in them: the function they are given stays the same.
  const latest = useRef(acting);
  latest.current = acting;
  const act = useCallback((doc: KnowledgeDocument, verb: DocumentVerb) => latest.current(doc, verb), []);
  const retryAll = (docs: readonly KnowledgeDocument[]) =>
    run(async () => {
      for (const doc of docs) await retryDocument(doc.id);
    });
  return { act, retryAll, wish, done: () => setWish(null) };
}
