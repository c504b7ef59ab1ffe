import { Button } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/i18n/problem-text';
import { Note } from '@/shared/ui/atoms';
import { useKeys } from '@/shared/ui/keys';
import { RowsLoading } from '@/shared/ui/loading';
import { documentsOf, uploads, useUploads } from '../api';
import { placedIn } from '../dropping';
import type { Collection, DocumentFilter, Placed } from '../model';
import { AddButton, type Adding } from '../parts/AddButton';
import { DocumentTools } from '../parts/DocumentTools';
import { DropZone } from '../parts/DropZone';
import { NoDocuments } from '../parts/NoDocuments';
import { UploadList } from '../parts/UploadList';
import { DocumentDialogs } from './DocumentDialogs';
import { DocumentList } from './DocumentList';
import { useDocumentDeeds } from './useDocumentDeeds';
import { useDocuments } from './useDocuments';

/** The documents of one collection: on their way, there, failed; and the ways in. */
export function DocumentDesk({ collection }: { collection: Collection }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const { find, ...filter } = useSearch({ from: '/workspace/knowledge/$id' });
  const [text, setText] = useState(filter.q ?? '');
  const [adding, setAdding] = useState<Adding | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const { id } = collection;
  const { list, docs, total, onSeen } = useDocuments(id, filter);
  const deeds = useDocumentDeeds();
  const where = documentsOf(id);
  const going = useUploads().filter((one) => one.where === where);
  const mayAdd = collection.permissions.write;
  const filtered = Boolean(filter.q || filter.state || filter.folder !== undefined);

  const show = (next: DocumentFilter) =>
    void go({ to: '/workspace/knowledge/$id', params: { id }, search: { ...next, find }, replace: true });
  const searchSoon = useDebouncedCallback((q: string) => show({ ...filter, q: q.trim() || undefined }), 180);
  useKeys({ '/': () => search.current?.focus() });
  const send = (files: Placed[]) => uploads.add(where, placedIn(filter.folder ?? '', files));
  const { hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = list;
  // What fits a state changes as documents go on their way.
  const { ready, failed, working } = collection.documents;
  const byState = filter.state !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the counts tell that it has changed
  useEffect(() => {
    if (byState) void refetch();
  }, [byState, refetch, ready, failed, working]);
  const onEnd = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const folders = [...new Set([...docs.map((doc) => doc.folder), filter.folder ?? ''])].filter(Boolean).sort();
  const empty = list.isSuccess && !list.isPlaceholderData && docs.length === 0;

  return (
    <DropZone off={!mayAdd} onFiles={send}>
      {!(empty && !filtered) && (
        <DocumentTools
          text={text}
          filter={filter}
          folders={folders}
          total={list.isSuccess ? total : undefined}
          searchRef={search}
          right={
            <>
              {mayAdd && filter.state === 'failed' && failed > 0 && (
                <Button variant="default" onClick={() => void deeds.retryAll(docs)}>
                  {t('knowledge.retryAll', { count: docs.length })}
                </Button>
              )}
              {mayAdd && <AddButton onFiles={send} onAsk={setAdding} />}
            </>
          }
          onText={(q) => {
            setText(q);
            searchSoon(q);
          }}
          onFilter={show}
        />
      )}
      <UploadList items={going} onAgain={(key) => uploads.again(key)} onDrop={(keys) => uploads.drop(keys)} />
      {list.isPending && <RowsLoading />}
      {list.isError && docs.length === 0 && (
        <div className="stmid">
          <Note tone="danger">{errorText(t, list.error)}</Note>
        </div>
      )}
      {empty && (
        <NoDocuments
          filtered={filtered}
          mayAdd={mayAdd}
          onFiles={send}
          onAsk={setAdding}
          onWiden={() => {
            setText('');
            show({});
          }}
        />
      )}
      {docs.length > 0 && (
        <DocumentList
          docs={docs}
          total={total}
          onAct={deeds.act}
          onSeen={onSeen}
          onEnd={hasNextPage && !isFetchingNextPage ? onEnd : null}
        />
      )}
      <DocumentDialogs
        where={where}
        folder={filter.folder ?? ''}
        folders={folders}
        adding={adding}
        wish={deeds.wish}
        onClose={() => {
          setAdding(null);
          deeds.done();
        }}
      />
    </DropZone>
  );
}
