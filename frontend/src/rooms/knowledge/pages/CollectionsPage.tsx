import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/i18n/problem-text';
import { icon, Note } from '@/shared/ui/atoms';
import { useKeys } from '@/shared/ui/keys';
import { ListEnd } from '@/shared/ui/ListEnd';
import { useLeaving } from '@/shared/ui/leaving';
import { RowsLoading } from '@/shared/ui/loading';
import { Page } from '@/shared/ui/Page';
import { collectionsQuery } from '../api';
import type { Collection } from '../model';
import { NoCollections } from '../parts/NoCollections';
import { CollectionAccess } from './CollectionAccess';
import { CollectionForm } from './CollectionForm';
import { CollectionSettingsDialog } from './CollectionSettingsDialog';
import { CollectionTable } from './CollectionTable';
import { useRemoval } from './useRemoval';

type Asked = { what: 'new'; name?: string } | { what: 'rename' | 'access' | 'settings'; collection: Collection };

/** All collections of documents that this person may see. */
export function CollectionsPage() {
  const { t } = useTranslation();
  const go = useNavigate();
  const { q = '' } = useSearch({ from: '/workspace/knowledge' });
  const [text, setText] = useState(q);
  const [asked, ask] = useState<Asked | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const leaving = useLeaving();
  const { removeCollection } = useRemoval();
  const list = useInfiniteQuery({
    ...collectionsQuery(q ? { q } : {}),
    refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some(isBusy)) ? 2_000 : false),
  });
  const collections = (list.data?.pages.flatMap((page) => page.items) ?? []).filter(({ id }) => !leaving.has(id));
  const total = list.data?.pages[0]?.total ?? 0;

  const show = (next: string) => void go({ to: '/workspace/knowledge', search: { q: next.trim() || undefined }, replace: true });
  const searchSoon = useDebouncedCallback(show, 180);
  useKeys({ '/': () => search.current?.focus() });
  const close = () => ask(null);
  const open = ({ id }: Collection) => void go({ to: '/workspace/knowledge/$id', params: { id } });
  const empty = list.isSuccess && !list.isPlaceholderData && collections.length === 0;
  return (
    <Page
      name={t('knowledge.title')}
      actions={
        !(empty && !q) && (
          <Button leftSection={<IconPlus {...icon} />} onClick={() => ask({ what: 'new' })}>
            {t('knowledge.new')}
          </Button>
        )
      }
    >
      {!(empty && !q) && (
        <div className="tools">
          <TextInput
            ref={search}
            type="search"
            className="search"
            aria-label={t('knowledge.search')}
            placeholder={t('knowledge.search')}
            leftSection={<IconSearch {...icon} />}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              searchSoon(event.currentTarget.value);
            }}
          />
          <span className="grow hidem" />
          <span className="small s3 hidem" role="status">
            {list.isSuccess && t('knowledge.count', { count: total })}
          </span>
        </div>
      )}
      {list.isPending && <RowsLoading />}
      {list.isError && collections.length === 0 && (
        <div className="stmid">
          <Note tone="danger">{errorText(t, list.error)}</Note>
        </div>
      )}
      {empty && (
        <NoCollections
          q={q}
          onNew={(name) => ask({ what: 'new', name })}
          onWiden={() => {
            setText('');
            show('');
          }}
        />
      )}
      {collections.length > 0 && (
        <CollectionTable
          collections={collections}
          busy={asked !== null}
          onAct={(collection, verb) => {
            if (verb === 'open') open(collection);
            else if (verb === 'delete') void removeCollection(collection);
            else ask({ what: verb, collection });
          }}
        />
      )}
      <ListEnd list={list} />
      {asked?.what === 'new' && <CollectionForm collection={null} name={asked.name} onClose={close} onDone={open} />}
      {asked?.what === 'rename' && <CollectionForm collection={asked.collection} onClose={close} />}
      {asked?.what === 'access' && <CollectionAccess collection={asked.collection} onClose={close} />}
      {asked?.what === 'settings' && <CollectionSettingsDialog id={asked.collection.id} onClose={close} />}
    </Page>
  );
}

const isBusy = ({ documents, reembedding }: Collection) => documents.working > 0 || Boolean(reembedding);
