import { useNavigate } from '@tanstack/react-router';
import { useCallback, useRef, useState } from 'react';
import { contentAddress, placeOf, uploads } from '../api';
import type { DocumentVerb, KnowledgeDocument } from '../model';
import type { BulkVerb } from '../parts/DocumentBulk';
import { useManyDocuments } from './useManyDocuments';
import { useRemoval } from './useRemoval';

export type DocumentWish = { what: 'rename'; doc: KnowledgeDocument } | { what: 'move'; docs: readonly KnowledgeDocument[] };

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

/** What is done with one document, from its menu or by key, and with many at once. */
export function useDocumentDeeds(onLeft: (docs: readonly KnowledgeDocument[]) => void) {
  const go = useNavigate();
  const { removeDocuments } = useRemoval();
  const many = useManyDocuments(onLeft);
  const [wish, setWish] = useState<DocumentWish | null>(null);

  const withMany = (verb: BulkVerb, docs: readonly KnowledgeDocument[]): unknown => {
    switch (verb) {
      case 'move':
        return setWish({ what: verb, docs });
      case 'retry':
        return many.retry(docs);
      case 'cancel':
        return many.cancel(docs);
      case 'delete':
        onLeft([]);
        return removeDocuments(docs);
      default:
        return verb satisfies never;
    }
  };
  const acting = (doc: KnowledgeDocument, verb: DocumentVerb): unknown => {
    switch (verb) {
      case 'open':
        return go({ to: '/documents/$id', params: { id: doc.id } });
      case 'download':
        return downloadContent(doc.id);
      case 'rename':
        return setWish({ what: verb, doc });
      case 'replace':
        return chooseFile((file) => uploads.add(placeOf(doc.id), [{ file, folder: '' }], 'PUT'));
      case 'move':
      case 'retry':
      case 'cancel':
      case 'delete':
        return withMany(verb, [doc]);
      default:
        return verb satisfies never;
    }
  };
  // Rows are drawn anew only for what changed in them: the function they are given stays the same.
  const latest = useRef(acting);
  latest.current = acting;
  const act = useCallback((doc: KnowledgeDocument, verb: DocumentVerb) => latest.current(doc, verb), []);
  return { act, withMany, move: many.move, progress: many.progress, wish, done: () => setWish(null) };
}
