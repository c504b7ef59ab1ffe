import { Button, TextInput, UnstyledButton } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatSummary } from '@/shared/http/types';
import { smallIcon } from '@/shared/ui/atoms';
import { Dialog } from '@/shared/ui/Dialog';
import { foldersQuery } from '../api-shelf';
import { markedIn } from '../shelf';

type Props = { chats: ChatSummary[]; onClose: () => void; onMove: (folder: string | null) => void };

/** A folder for chats: one that is there, a new one by its name, or none. */
export function FolderDialog({ chats, onClose, onMove }: Props) {
  const { t } = useTranslation();
  const [first] = chats;
  const now = first && chats.every((chat) => chat.folder === first.folder) ? first.folder : null;
  const [name, setName] = useState(now ?? '');
  const folders = useQuery(foldersQuery).data ?? [];
  const chosen = name.trim();
  const isNew = chosen !== '' && !folders.some(({ folder }) => folder === chosen);
  const fitting = folders.filter(({ folder }) => !isNew || markedIn(folder, chosen).length > 1);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (chosen) onMove(chosen);
  };
  return (
    <Dialog opened onClose={onClose} title={t('shelf.moveTitle', { count: chats.length })}>
      <form onSubmit={save}>
        <TextInput
          label={t('shelf.folder')}
          description={isNew ? t('shelf.folderNew', { folder: chosen }) : t('shelf.folderHelp')}
          inputWrapperOrder={['label', 'input', 'description']}
          data-autofocus
          autoComplete="off"
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {fitting.length > 0 && (
          <div className="facets folderpick" data-wrap role="group" aria-label={t('shelf.folders')}>
            {fitting.slice(0, 24).map(({ folder, count }) => (
              <UnstyledButton key={folder} className="facet" aria-pressed={folder === chosen} onClick={() => setName(folder)}>
                <IconFolder {...smallIcon} aria-hidden="true" />
                {folder} <span className="count">{count}</span>
              </UnstyledButton>
            ))}
          </div>
        )}
        <div className="row dialogfoot">
          {chats.some((chat) => chat.folder) && (
            <Button variant="subtle" mr="auto" onClick={() => onMove(null)}>
              {t('shelf.takeOut')}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={!chosen || chosen === now}>
            {t('shelf.moveHere')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
