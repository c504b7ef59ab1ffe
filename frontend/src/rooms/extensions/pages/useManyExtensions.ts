import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { eachOf } from '@/shared/each';
import { errorText } from '@/shared/i18n/problem-text';
import { notify } from '@/shared/ui/notices';
import { extensionsChanged, turnExtension } from '../api';
import type { Extension } from '../model';
import type { BulkVerb } from '../parts/ExtensionBulk';
import { useExtensionDeeds } from './useExtensionDeeds';

type Many = readonly Extension[];

/** What is done with many at once. What was refused is said with its reason, and stays chosen. */
export function useManyExtensions(onLeft: (left: Many) => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const deeds = useExtensionDeeds();
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);

  const turn = async (many: Many, on: boolean): Promise<void> => {
    const of = many.length;
    setProgress({ done: 0, of });
    const { done, failed } = await eachOf(
      many,
      ({ id }) => turnExtension(id, on),
      (count) => setProgress({ done: count, of }),
    );
    setProgress(null);
    onLeft(failed.map(({ item }) => item));
    await extensionsChanged(queries);
    const [first] = failed;
    if (first) notify({ text: t('extensions.bulk.failed', { count: failed.length, reason: errorText(t, first.error) }), tone: 'danger' });
    if (done.length > 0)
      notify({
        text: t(on ? 'extensions.bulk.on' : 'extensions.bulk.off', { count: done.length }),
        action: { label: t('common.undo'), run: () => void turn(done, !on) },
      });
  };
  const act = (verb: BulkVerb, many: Extension[]) => {
    switch (verb) {
      case 'enable':
      case 'disable':
        return void turn(many, verb === 'enable');
      case 'export':
        return deeds.takeOut(many.map(({ id }) => id));
      case 'delete':
        return void deeds.remove(many);
      default:
        return verb satisfies never;
    }
  };
  return { act, progress };
}
