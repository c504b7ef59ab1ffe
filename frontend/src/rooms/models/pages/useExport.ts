import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { configQuery } from '@/rooms/accounts/api';
import type { Model } from '@/shared/http/types';
import { errorText } from '@/shared/i18n/problem-text';
import { download } from '@/shared/ui/clipboard';
import { notify } from '@/shared/ui/notices';
import { handOver } from '../share';
import { fileNameOf } from '../transfer';

/** Fetched by who takes something out. */
const transfer = () => import('../api-transfer');

/** Models going out: as a file, as Modelfiles, or into the community's page, whose address is asked for once it is `wanted`. */
export function useExport(wanted: boolean) {
  const { t } = useTranslation();
  const address = useQuery({ ...configQuery, enabled: wanted }).data?.share_url ?? '';
  const json = useMutation({
    mutationFn: async (ids: string[] | 'all') => (await transfer()).exportModels(ids),
    onSuccess: ({ name, file }) => download(name, file),
  });
  /** One is a text, several are a zip of texts. */
  const modelfiles = useMutation({
    mutationFn: async (models: Model[]) => {
      const { exportModelfile } = await transfer();
      const files = [];
      for (const model of models) files.push({ name: fileNameOf(model.id), text: await exportModelfile(model.id) });
      return files;
    },
    onSuccess: async ([first, ...more]) => {
      if (!first) return;
      if (more.length === 0) return download(`${first.name}.Modelfile`, new Blob([first.text], { type: 'text/plain' }));
      const { zipOf } = await import('@/shared/zip');
      download('modelfiles.zip', zipOf([first, ...more].map(({ name, text }) => ({ name: `${name}.Modelfile`, text }))));
    },
  });
  const share = (model: Model) => {
    const handed = transfer().then(({ sharedModel }) => sharedModel(model.id));
    handOver(
      address,
      handed.then((answer) => answer.model),
    ).then(
      (end) => {
        if (end === 'handed') return notify({ text: t('models.share.handed', { name: model.name, host: new URL(address).host }) });
        notify({ text: t(`models.share.${end}`, { host: new URL(address).host }) });
        json.mutate([model.id]);
      },
      (error: unknown) => notify({ text: errorText(t, error), tone: 'danger' }),
    );
  };
  return {
    asJson: (ids: string[] | 'all') => json.mutate(ids),
    asModelfiles: (models: Model[]) => modelfiles.mutate(models),
    share,
    mayShare: address !== '',
  };
}
