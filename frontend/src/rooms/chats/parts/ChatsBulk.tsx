import { Button } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconFolder, IconPin, IconPinnedOff, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ChatSummary } from '@/shared/http/types';
import { icon } from '@/shared/ui/atoms';
import { type Deed, deedsFor } from '../shelf';

const signs: Partial<Record<Deed, typeof IconPin>> = {
  pin: IconPin,
  unpin: IconPinnedOff,
  move: IconFolder,
  archive: IconArchive,
  unarchive: IconArchiveOff,
  delete: IconTrash,
};
const together: readonly Deed[] = ['pin', 'unpin', 'move', 'archive', 'unarchive', 'delete'];

type Props = { chats: ChatSummary[]; onDo: (deed: Deed) => void; onClear: () => void };

/** What can be done with the chats that are selected. */
export function ChatsBulk({ chats, onDo, onClear }: Props) {
  const { t } = useTranslation();
  return (
    <section className="bulk" aria-label={t('shelf.together')}>
      <div className="bulktools" role="toolbar" aria-label={t('shelf.together')}>
        <b className="bb num bulkcount">{t('shelf.selected', { count: chats.length })}</b>
        <span className="vr hidem" />
        {deedsFor(chats)
          .filter((deed) => together.includes(deed))
          .map((deed) => {
            const Sign = signs[deed] ?? IconPin;
            return (
              <Button
                key={deed}
                variant="subtle"
                size="xs"
                className={deed === 'delete' ? 'dangertext' : undefined}
                leftSection={<Sign {...icon} />}
                onClick={() => onDo(deed)}
              >
                {t(`shelf.${deed}`)}
              </Button>
            );
          })}
        <span className="vr hidem" />
        <Button className="hidem" variant="subtle" size="xs" onClick={onClear}>
          {t('common.clear')} <span className="btnk">Esc</span>
        </Button>
      </div>
    </section>
  );
}
