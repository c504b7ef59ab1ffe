import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/i18n/problem-text';
import { Note } from '@/shared/ui/atoms';
import { inLayer, useKeys } from '@/shared/ui/keys';
import { RowsLoading } from '@/shared/ui/loading';
import { useChosen } from '@/shared/ui/useChosen';
import { documentsOf, foldersQuery, placeOf, uploads, useUploads } from '../api';
import { placedIn } from '../dropping';
import type { Collection, DocumentFilter, Placed } from '../model';
import { AddButton, type Adding } from '../parts/AddButton';
import { DocumentBulk } from '../parts/DocumentBulk';
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
  const { ids, chosen, choose, put } = useChosen(docs);
  const deeds = useDocumentDeeds(put);
  const folders = useQuery(foldersQuery(id)).data ?? [];
  const where = documentsOf(id);
  // Files that come, and those that take the place of one that is here.
  const places = new Set([where, ...docs.map((doc) => placeOf(doc.id))]);
  const going = useUploads().filter((one) => places.has(one.where));
  const mayAdd = collection.permissions.write;
  const filtered = Boolean(filter.q || filter.state || filter.folder !== undefined);

  const show = (next: DocumentFilter) =>
    void go({ to: '/workspace/knowledge/$id', params: { id }, search: { ...next, find }, replace: true });
  const searchSoon = useDebouncedCallback((q: string) => show({ ...filter, q: q.trim() || undefined }), 180);
  useKeys({ '/': () => search.current?.focus() });
  useKeys({ Escape: ({ target }) => !inLayer(target) && put([]) }, chosen.length > 0 && !deeds.wish);
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
  const chooseEvery = async (on: boolean) => {
    if (!on) return put([]);
    let { data, hasNextPage: more } = list;
    while (more) ({ data, hasNextPage: more } = await fetchNextPage());
    put(data?.pages.flatMap((page) => page.items) ?? []);
  };
  // The collection tells that it is empty before its list does: nothing is shown that would go again at once.
  const bare = list.isPending && !filtered && collection.documents.total === 0;
  const empty = bare || (list.isSuccess && !list.isPlaceholderData && docs.length === 0);

  return (
    <DropZone off={!mayAdd} onFiles={send}>
      {!(empty && !filtered) && (
        <DocumentTools
          text={text}
          filter={filter}
          counts={collection.documents}
          folders={folders}
          total={list.isSuccess ? total : undefined}
          searchRef={search}
          right={mayAdd && <AddButton onFiles={send} onAsk={setAdding} />}
          onText={(q) => {
            setText(q);
            searchSoon(q);
          }}
          onFilter={show}
        />
      )}
      <UploadList items={going} onAgain={(key) => uploads.again(key)} onDrop={(keys) => uploads.drop(keys)} />
      {list.isPending && !bare && <RowsLoading />}
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
          chosen={mayAdd ? ids : null}
          onChoose={choose}
          onEvery={(on) => void chooseEvery(on)}
          onAct={deeds.act}
          onSeen={onSeen}
          onEnd={hasNextPage && !isFetchingNextPage ? onEnd : null}
        />
      )}
      {chosen.length > 0 && !deeds.wish && (
        <DocumentBulk docs={chosen} progress={deeds.progress} onAct={deeds.withMany} onClear={() => put([])} />
      )}
      <DocumentDialogs
        where={where}
        folder={filter.folder ?? ''}
        folders={folders.map(({ name }) => name)}
        adding={adding}
        wish={deeds.wish}
        onMove={deeds.move}
        onClose={() => {
          setAdding(null);
          deeds.done();
        }}
      />
    </DropZone>
  );
}
