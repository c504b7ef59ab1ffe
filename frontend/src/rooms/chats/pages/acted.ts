import type { TFunction } from 'i18next';
import { apiBase } from '@/shared/http/settings';
import { notify } from '@/shared/ui/notices';
import type { Acted } from '../api-calls';

type Ways = { t: TFunction; back: () => void; refetch: () => Promise<void> };

/** Says what an action gave, with the way back or the way on. */
export const actedOn = async (given: Acted, { t, back, refetch }: Ways): Promise<void> => {
  switch (given.kind) {
    case 'message':
      return refetch();
    case 'replacement':
      await refetch();
      return notify({ text: t('calls.replaced'), action: { label: t('common.undo'), run: back } });
    case 'file': {
      const address = new URL(`/api/v1/files/${encodeURIComponent(given.file.id)}`, apiBase()).href;
      return notify({
        text: t('calls.file', { name: given.file.name }),
        action: { label: t('calls.fetch'), run: () => fetchFile(address, given.file.name) },
      });
    }
    case 'notice':
      return notify({ text: given.text, action: { label: t('common.copy'), run: () => void navigator.clipboard?.writeText(given.text) } });
    default:
      return given satisfies never;
  }
};

const fetchFile = (address: string, name: string) => {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
};
