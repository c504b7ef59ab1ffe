import { IconArchive, IconArchiveOff, IconFolder, IconPin, IconPinnedOff, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ChatSummary } from '@/shared/http/types';
import { BulkBar, BulkDeed } from '@/shared/ui/BulkBar';
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
    <BulkBar label={t('shelf.together')} count={t('shelf.selected', { count: chats.length })} onClear={onClear}>
      {deedsFor(chats)
        .filter((deed) => together.includes(deed))
        .map((deed) => (
          <BulkDeed key={deed} sign={signs[deed] ?? IconPin} danger={deed === 'delete'} onAct={() => onDo(deed)}>
            {t(`shelf.${deed}`)}
          </BulkDeed>
        ))}
    </BulkBar>
  );
}
