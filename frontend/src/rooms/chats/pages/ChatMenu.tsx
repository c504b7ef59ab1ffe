import { Button, Menu, TextInput } from '@mantine/core';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton, icon } from '@/shared/ui/atoms';
import { Confirm, Dialog } from '@/shared/ui/Dialog';
import { notify } from '@/shared/ui/notices';
import { chatQuery, chatsQuery, deleteChat, patchChat, renameChat } from '../api';

export function ChatMenu({ id, title }: { id: string; title: string }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const queries = useQueryClient();
  const [open, setOpen] = useState<'rename' | 'delete' | null>(null);
  const [name, setName] = useState(title);
  const close = () => setOpen(null);
  const listChanged = () => queries.invalidateQueries({ queryKey: chatsQuery.queryKey });

  const rename = useMutation({
    mutationFn: () => renameChat(id, name.trim()),
    onSuccess: async () => {
      patchChat(queries, id, (chat) => ({ ...chat, title: name.trim() }));
      close();
      await listChanged();
    },
  });
  const remove = useMutation({
    mutationFn: () => deleteChat(id),
    onSuccess: async () => {
      await go({ to: '/' });
      queries.removeQueries({ queryKey: chatQuery(id).queryKey });
      notify({ text: t('chats.deleted') });
      await listChanged();
    },
  });
  return (
    <>
      <Menu position="bottom-end" withinPortal={false} floatingStrategy="fixed">
        <Menu.Target>
          <IconButton label={t('chats.chatMenu')}>
            <IconDots {...icon} />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPencil {...icon} />}
            onClick={() => {
              setName(title);
              setOpen('rename');
            }}
          >
            {t('chats.rename')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item data-danger leftSection={<IconTrash {...icon} />} onClick={() => setOpen('delete')}>
            {t('chats.deleteItem')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Dialog opened={open === 'rename'} onClose={close} title={t('chats.renameTitle')}>
        <form
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            if (name.trim()) rename.mutate();
          }}
        >
          <TextInput
            label={t('chats.title')}
            data-autofocus
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <div className="row dialogfoot">
            <Button variant="default" onClick={close}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={rename.isPending} disabled={!name.trim()}>
              {t('common.save')}
            </Button>
          </div>
        </form>
      </Dialog>
      <Confirm
        opened={open === 'delete'}
        onClose={close}
        title={t('chats.deleteTitle', { title: title || t('chats.untitled') })}
        confirm={t('chats.deleteButton')}
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      >
        {t('chats.deleteBody')}
      </Confirm>
    </>
  );
}
