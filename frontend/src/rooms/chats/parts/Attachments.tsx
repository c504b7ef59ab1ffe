import { UnstyledButton } from '@mantine/core';
import { IconRefresh, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/i18n/format';
import { problemText } from '@/shared/i18n/problem-text';
import { smallIcon } from '@/shared/ui/atoms';
import type { Attachment, Refused } from '../attachments';
import { FileTile } from './FileTile';
import { Refusals } from './Refusals';

type Props = {
  items: readonly Attachment[];
  refused: readonly Refused[];
  onAgain: (key: string) => void;
  onRemove: (key: string) => void;
  onForgive: () => void;
};

const useNote = () => {
  const { t } = useTranslation();
  const { bytes, percent } = useFormats();
  return ({ size, sending }: Attachment): string => {
    switch (sending.phase) {
      case 'sending':
        return t('files.sending', { share: percent(sending.share) });
      case 'ready':
        return bytes(size);
      case 'failed':
        return problemText(t, sending.problem);
    }
  };
};

/** What goes with the next question: each on its way, there, or to be sent again. */
export function Attachments({ items, refused, onAgain, onRemove, onForgive }: Props) {
  const { t } = useTranslation();
  const noteOf = useNote();
  return (
    <>
      {items.length > 0 && (
        <ul className="atts" aria-label={t('files.list')}>
          {items.map((item) => {
            const { key, kind, name, preview, sending } = item;
            const note = <span role={sending.phase === 'failed' ? 'alert' : undefined}>{noteOf(item)}</span>;
            return (
              <li key={key} className="att" data-phase={sending.phase}>
                <FileTile kind={kind} name={name} preview={preview} note={note} />
                {sending.phase === 'failed' && (
                  <UnstyledButton className="x again" aria-label={t('files.again', { name })} onClick={() => onAgain(key)}>
                    <IconRefresh {...smallIcon} />
                  </UnstyledButton>
                )}
                <UnstyledButton className="x" aria-label={t('common.remove', { name })} onClick={() => onRemove(key)}>
                  <IconX size={12} />
                </UnstyledButton>
                {sending.phase === 'sending' && (
                  <progress className="attbar" max={1} value={sending.share} aria-label={t('files.progress', { name })} />
                )}
              </li>
            );
          })}
        </ul>
      )}
      <Refusals refused={refused} onForgive={onForgive} />
    </>
  );
}
