import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/i18n/problem-text';
import { download } from '@/shared/ui/clipboard';
import { leave } from '@/shared/ui/leaving';
import { notify } from '@/shared/ui/notices';
import { deleteExtension, exportExtensions, extensionsChanged, refreshExtension, turnExtension, usesQuery } from '../api';
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
  const deletedText = (many: readonly Extension[], count: number): string => {
    const [only, ...more] = many;
    if (only && more.length === 0) {
      const name = nameOf(only);
      return count > 0 ? t('extensions.deletedUsed', { name, count }) : t('extensions.deleted', { name });
    }
    const text = t('extensions.bulk.deleted', { count: many.length });
    return count > 0 ? `${text} ${t('extensions.bulk.deletedUsed', { count })}` : text;
  };
  /** Gone from sight at once, from the server when the notice has gone; it says how many models name them. */
  const remove = async (many: readonly Extension[]) => {
    const ids = many.map(({ id }) => id);
    const uses = await queries.fetchQuery(usesQuery(ids)).catch(() => null);
    leave({
      ids,
      text: deletedText(many, uses?.models ?? 0),
      undo: t('common.undo'),
      go: async () => {
        // All at once: whoever closes the page leaves no time for one after the other.
        const answers = await Promise.allSettled(ids.map(deleteExtension));
        const refused = answers.find((answer) => answer.status === 'rejected');
        if (!refused) return;
        failed(refused.reason);
        void extensionsChanged(queries);
        throw refused.reason;
      },
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
