import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ChatChange, ChatSummary } from '@/shared/http/types';
import { errorText } from '@/shared/i18n/problem-text';
import { download } from '@/shared/ui/clipboard';
import { leave } from '@/shared/ui/leaving';
import { notify } from '@/shared/ui/notices';
import { chatQuery, chatsQuery, deleteChat, patchChat } from '../api';
import { changeChat, changeChats, exportChat, moveFolder } from '../api-shelf';

const fileName = (title: string) =>
  title
    .replace(/[^\p{L}\p{N} _-]+/gu, ' ')
    .trim()
    .slice(0, 80) || 'chat';

export type Deeds = ReturnType<typeof useDeeds>;

/** What is done with whole chats, from any menu, key or list; each says what it did, with the way back. */
export function useDeeds() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const go = useNavigate();
  const here = useParams({ strict: false }).id;
  const listChanged = () => queries.invalidateQueries({ queryKey: chatsQuery.queryKey });
  const failed = (error: unknown) => notify({ text: errorText(t, error), tone: 'danger' });

  /** True once it is done. */
  const change = async (ids: string[], what: ChatChange): Promise<boolean> => {
    try {
      const [only, ...others] = ids;
      if (only && others.length === 0) await changeChat(only, what);
      else await changeChats(ids, what);
      for (const id of ids) patchChat(queries, id, (chat) => ({ ...chat, ...what }));
      await listChanged();
      return true;
    } catch (error) {
      failed(error);
      return false;
    }
  };
  const said = (text: string, undo: () => unknown) => notify({ text, action: { label: t('common.undo'), run: () => void undo() } });
  const idsOf = (chats: readonly ChatSummary[]) => chats.map((chat) => chat.id);

  const move = async (chats: readonly ChatSummary[], folder: string | null) => {
    const moving = chats.filter((chat) => chat.folder !== folder);
    if (moving.length === 0 || !(await change(idsOf(moving), { folder }))) return;
    const back = async () => {
      for (const from of new Set(moving.map((chat) => chat.folder)))
        await change(idsOf(moving.filter((chat) => chat.folder === from)), { folder: from });
    };
    const count = moving.length;
    said(folder ? t('shelf.moved', { count, folder }) : t('shelf.movedOut', { count }), back);
  };
  const archive = async (chats: readonly ChatSummary[], archived: boolean) => {
    const ids = idsOf(chats.filter((chat) => chat.archived !== archived));
    if (ids.length === 0 || !(await change(ids, { archived }))) return;
    said(t(archived ? 'shelf.isArchived' : 'shelf.isBack', { count: ids.length }), () => change(ids, { archived: !archived }));
  };
  const remove = async (chats: readonly ChatSummary[]) => {
    const ids = idsOf(chats);
    if (here && ids.includes(here)) await go({ to: '/' });
    leave({
      ids,
      text: t('shelf.deleted', { count: ids.length }),
      undo: t('common.undo'),
      go: () =>
        Promise.all(ids.map(deleteChat)).catch((error) => {
          failed(error);
          void listChanged();
          throw error;
        }),
      gone: () => {
        for (const id of ids) queries.removeQueries({ queryKey: chatQuery(id).queryKey });
        return listChanged();
      },
    });
  };
  const takeOut = async ({ id, title }: ChatSummary, format: 'json' | 'markdown') => {
    try {
      download(`${fileName(title)}.${format === 'json' ? 'json' : 'md'}`, await exportChat(id, format));
    } catch (error) {
      failed(error);
    }
  };
  /** To another name, or with none: its chats lie in no folder then. */
  const changeFolder = async (folder: string, to: string | null) => {
    try {
      const ids = await moveFolder(folder, to);
      await listChanged();
      said(to ? t('shelf.folderRenamed', { folder: to }) : t('shelf.folderGone', { folder }), () => change(ids, { folder }));
    } catch (error) {
      failed(error);
    }
  };
  return { change, move, archive, remove, takeOut, changeFolder };
}
