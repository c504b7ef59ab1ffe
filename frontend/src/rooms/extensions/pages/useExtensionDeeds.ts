import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/i18n/problem-text';
import { download } from '@/shared/ui/clipboard';
import { leave } from '@/shared/ui/leaving';
import { notify } from '@/shared/ui/notices';
import { deleteExtension, exportExtensions, extensionsChanged, refreshExtension, turnExtension, usersQuery } from '../api';
import type { Extension } from '../model';
import { useNames } from '../parts/words';

/** What is done with whole extensions, from a list or an editor; each says what it did, with the way back. */
export function useExtensionDeeds() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { nameOf } = useNames();
  const failed = (error: unknown) => notify({ text: errorText(t, error), tone: 'danger' });
  const turn = async (one: Extension, on: boolean): Promise<void> => {
    try {
      await turnExtension(one.id, on);
      await extensionsChanged(queries);
      notify({
        text: t(on ? 'extensions.isOn' : 'extensions.isOff', { name: nameOf(one) }),
        action: { label: t('common.undo'), run: () => void turnExtension(one.id, !on).then(() => extensionsChanged(queries), failed) },
      });
    } catch (error) {
      failed(error);
    }
  };
  const refresh = useMutation({
    mutationFn: (one: Extension) => refreshExtension(one.id),
    onSuccess: async (now) => {
      if (now.state === 'ok') notify({ text: t('extensions.isThere', { name: nameOf(now) }) });
      await extensionsChanged(queries);
    },
  });
  const takeOut = useMutation({
    mutationFn: (ids: string[]) => exportExtensions(ids),
    onSuccess: (file, ids) => download(ids.length === 1 ? `${ids[0]}.json` : 'extensions.json', file),
  });
  /** Gone from sight at once, from the server when the notice has gone; it says which models name it. */
  const remove = async (one: Extension) => {
    const users = await queries.fetchQuery(usersQuery(one.id)).catch(() => null);
    const count = (users?.items.length ?? 0) + (users?.hidden ?? users?.others ?? 0);
    const name = nameOf(one);
    leave({
      ids: [one.id],
      text: count > 0 ? t('extensions.deletedUsed', { name, count }) : t('extensions.deleted', { name }),
      undo: t('common.undo'),
      go: () =>
        deleteExtension(one.id).catch((error: unknown) => {
          failed(error);
          throw error;
        }),
      gone: () => extensionsChanged(queries),
    });
  };
  return {
    turn,
    refresh: (one: Extension) => refresh.mutate(one),
    refreshed: (one: Extension) => refresh.mutateAsync(one).catch(() => undefined),
    checking: refresh.isPending ? refresh.variables.id : undefined,
    takeOut: (ids: string[]) => takeOut.mutate(ids),
    remove,
  };
}
