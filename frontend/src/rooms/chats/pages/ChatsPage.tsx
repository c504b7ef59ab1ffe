import { Button } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/i18n/problem-text';
import { icon, Note } from '@/shared/ui/atoms';
import { download } from '@/shared/ui/clipboard';
import { inLayer, useKeys } from '@/shared/ui/keys';
import { LinkButton } from '@/shared/ui/LinkButton';
import { ListEnd } from '@/shared/ui/ListEnd';
import { useLeaving } from '@/shared/ui/leaving';
import { RowsLoading } from '@/shared/ui/loading';
import { Page } from '@/shared/ui/Page';
import { chatListQuery, exportChats, foldersQuery } from '../api-shelf';
import { ChatsBulk } from '../parts/ChatsBulk';
import { NoChats } from '../parts/NoChats';
import { ShelfTools, type Where } from '../parts/ShelfTools';
import { ChatDesk } from './ChatDesk';
import { ChatTable } from './ChatTable';
import { useWishes } from './wish';

/** All chats: searched by title and by what was said, by folder, and the archive; here they come in and go out as files. */
export function ChatsPage() {
  const { t } = useTranslation();
  const go = useNavigate();
  const { q = '', ...where } = useSearch({ from: '/chats' });
  const [text, setText] = useState(q);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const search = useRef<HTMLInputElement>(null);
  const leaving = useLeaving();
  const { wish, ask, done } = useWishes();
  const filter = { ...where, ...(q ? { q } : { sort: 'pinned' as const }) };
  const list = useInfiniteQuery({ ...chatListQuery(filter), placeholderData: keepPreviousData });
  const folders = useQuery(foldersQuery).data ?? [];
  const all = useMutation({ mutationFn: async () => download('chats.json', await exportChats()) });

  const chats = (list.data?.pages.flatMap((page) => page.items) ?? []).filter(({ id }) => !leaving.has(id));
  const chosen = chats.filter(({ id }) => selected.has(id));
  const clear = () => setSelected(new Set());
  const show = (next: Where & { q?: string }) => {
    clear();
    void go({ to: '/chats', search: next, replace: true });
  };
  const searchSoon = useDebouncedCallback((next: string) => show({ ...where, q: next.trim() || undefined }), 180);
  useKeys({ '/': () => search.current?.focus() });
  useKeys({ Escape: (event) => !inLayer(event.target) && clear() }, chosen.length > 0 && wish === null);

  return (
    <Page
      name={t('common.nav.chats')}
      actions={
        <>
          <Button
            variant="subtle"
            className="iconm"
            aria-label={t('shelf.exportAll')}
            title={t('shelf.exportAll')}
            leftSection={<IconUpload {...icon} />}
            loading={all.isPending}
            onClick={() => all.mutate()}
          >
            <span className="hidem">{t('shelf.exportAll')}</span>
          </Button>
          <LinkButton to="/chats/import" variant="default" leftSection={<IconDownload {...icon} />}>
            {t('shelf.import')}
          </LinkButton>
        </>
      }
      foot={
        chosen.length > 0 && (
          <ChatsBulk
            chats={chosen}
            onClear={clear}
            onDo={(deed) => {
              ask({ what: 'deed', chats: chosen, deed });
              if (deed !== 'move') clear();
            }}
          />
        )
      }
    >
      <ShelfTools
        text={text}
        where={where}
        folders={folders}
        total={list.data?.pages[0]?.total}
        searchRef={search}
        onText={(next) => {
          setText(next);
          searchSoon(next);
        }}
        onWhere={(next) => show({ ...next, q: q || undefined })}
      />
      {list.isPending && <RowsLoading />}
      {list.isError && chats.length === 0 && (
        <div className="stmid">
          <Note tone="danger">{errorText(t, list.error)}</Note>
        </div>
      )}
      {list.isSuccess && chats.length === 0 && (
        <NoChats
          q={q}
          where={where}
          onWiden={() => {
            setText(q);
            show({ q: q || undefined });
          }}
        />
      )}
      {chats.length > 0 && (
        <ChatTable
          chats={chats}
          looked={q}
          selected={selected}
          wish={wish}
          onSelected={setSelected}
          onAsk={ask}
          onEnd={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : null}
        />
      )}
      <ListEnd list={list} />
      <ChatDesk wish={wish} onAsk={ask} onDone={done} />
    </Page>
  );
}
