import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/shared/ui/Dialog';

type Props = { of: 'chat' | 'folder'; now: string; onClose: () => void; onSave: (name: string) => void | Promise<void> };

const words = {
  chat: { title: 'chats.renameTitle', label: 'chats.title', most: 200 },
  folder: { title: 'shelf.renameFolderTitle', label: 'shelf.folder', most: 100 },
} as const;

/** Another title for a chat, or another name for a folder. */
export function RenameDialog({ of, now, onClose, onSave }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(now);
  const [busy, setBusy] = useState(false);
  const { title, label, most } = words[of];
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return;
    setBusy(true);
    await onSave(name.trim());
    setBusy(false);
  };
  return (
    <Dialog opened onClose={onClose} title={t(title)}>
      <form onSubmit={save}>
        <TextInput label={t(label)} data-autofocus value={name} maxLength={most} onChange={(event) => setName(event.currentTarget.value)} />
        <div className="row dialogfoot">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={!name.trim()}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
