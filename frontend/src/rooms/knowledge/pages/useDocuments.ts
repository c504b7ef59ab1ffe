import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLeaving } from '@/shared/ui/leaving';
import { collectionQuery, type DocumentPage, documentsQuery, foldersQuery, readDocuments } from '../api';
import { uploads } from '../api-uploads';
import { type DocumentFilter, isWorking, type KnowledgeDocument } from '../model';

const none: KnowledgeDocument[] = [];

/**
 * The documents of a collection. Only pages of the list that are in sight and have something under way are asked for again each
 * second, so that thousands of documents cost no more than the few that one looks at.
 */
export function useDocuments(id: string, filter: DocumentFilter) {
  const queries = useQueryClient();
  const leaving = useLeaving();
  const query = documentsQuery(id, filter);
  const list = useInfiniteQuery(query);
  const [seen, setSeen] = useState<readonly string[]>([]);
  const { data } = list;
  const pages = data?.pages;
  const docs = useMemo(() => (pages ?? []).flatMap((page) => page.items).filter((doc) => !leaving.has(doc.id)), [pages, leaving]);

  const inSight = new Set(seen);
  const due = (pages ?? []).flatMap((page, i) => (page.items.some((doc) => inSight.has(doc.id) && isWorking(doc)) ? [i] : [])).slice(0, 3);
  useQuery({
    queryKey: ['knowledge', 'watch', id, filter, due],
    enabled: due.length > 0,
    refetchInterval: 1_000,
    queryFn: async ({ signal }) => {
      const now = queries.getQueryData<InfiniteData<DocumentPage, string | undefined>>(query.queryKey);
      const read = await Promise.all(due.map((i) => readDocuments(id, filter, now?.pageParams[i], signal)));
      queries.setQueryData<InfiniteData<DocumentPage, string | undefined>>(query.queryKey, (before) =>
        before ? { ...before, pages: before.pages.map((page, i) => (due.includes(i) ? (read[due.indexOf(i)] ?? page) : page)) } : before,
      );
      return Date.now();
    },
  });

  useArrivals(id);
  return { list, docs: docs.length > 0 ? docs : none, total: pages?.[0]?.total ?? 0, onSeen: setSeen };
}

/** What has arrived is shown within a second, however many come at once. */
function useArrivals(id: string) {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => {
    const leave = uploads.onArrival(() => {
      timer.current ??= setTimeout(() => {
        timer.current = null;
        void queries.invalidateQueries({ queryKey: ['knowledge', 'documents', id] });
        void queries.invalidateQueries({ queryKey: collectionQuery(id).queryKey });
        void queries.invalidateQueries({ queryKey: foldersQuery(id).queryKey });
      }, 400);
    });
    return () => {
      leave();
      if (timer.current) clearTimeout(timer.current);
      timer.current = null;
    };
  }, [id, queries]);
}
