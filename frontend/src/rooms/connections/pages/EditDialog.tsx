import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { problemOf } from '@/shared/http/problem';
import type { Connection, ConnectionDraft } from '@/shared/http/types';
import { errorText } from '@/shared/i18n/problem-text';
import { Note } from '@/shared/ui/atoms';
import { Dialog } from '@/shared/ui/Dialog';
import { notify } from '@/shared/ui/notices';
import { addConnection, changeConnection, connectionsChanged, verifyDraft } from '../api';
import { ConnectionForm } from '../parts/ConnectionForm';

type Props = { connection: Connection | null; opened: boolean; onClose: () => void; onDone: (id: string) => void };

/** Adds one, or changes one; Check asks the server with what is typed, before anything is saved. */
export function EditDialog({ connection, opened, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const check = useMutation({ mutationFn: verifyDraft, meta: { quiet: true } });
  const save = useMutation({
    meta: { quiet: true },
    mutationFn: (draft: ConnectionDraft) => {
      const { kind: _, ...change } = draft;
      return connection ? changeConnection(connection.id, { ...change, prefix: draft.prefix ?? '' }) : addConnection(draft);
    },
    onSuccess: async (saved) => {
      close();
      notify({ text: connection ? t('common.saved') : t('connections.added', { name: saved.name }) });
      onDone(saved.id);
      await connectionsChanged(queries);
    },
  });
  const close = () => {
    check.reset();
    save.reset();
    onClose();
  };
  return (
    <Dialog opened={opened} onClose={close} size={520} title={connection ? connection.name : t('connections.addTitle')}>
      <ConnectionForm
        key={connection?.id ?? 'new'}
        connection={connection}
        check={{ busy: check.isPending, found: check.data ?? null, problem: check.error ? problemOf(check.error) : null }}
        saving={save.isPending}
        onCheck={(draft) => check.mutate(draft)}
        onSave={(draft) => save.mutate(draft)}
        onCancel={close}
      />
      {save.error && <Note tone="danger">{errorText(t, save.error)}</Note>}
    </Dialog>
  );
}
