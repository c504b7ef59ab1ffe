import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { problemOf } from '@/shared/http/problem';
import type { Connection } from '@/shared/http/types';
import { errorText } from '@/shared/i18n/problem-text';
import { Dialog } from '@/shared/ui/Dialog';
import { createStored, pullChanged } from '../api';
import { ModelfileForm } from '../parts/ModelfileForm';

type Props = { connection: Connection; opened: boolean; onClose: () => void };

/** Makes a model from a Modelfile; it is then a job among the pulls. */
export function CreateDialog({ connection, opened, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const create = useMutation({
    meta: { quiet: true },
    mutationFn: (draft: { name: string; modelfile: string }) => createStored(connection.id, draft),
    onSuccess: (begun) => {
      pullChanged(queries, begun);
      close();
    },
  });
  const close = () => {
    create.reset();
    onClose();
  };
  return (
    <Dialog opened={opened} onClose={close} size={600} title={t('pulls.createTitle', { connection: connection.name })}>
      <ModelfileForm
        busy={create.isPending}
        trouble={create.error ? errorText(t, create.error) : null}
        fields={create.error ? problemOf(create.error).errors : undefined}
        onCreate={(draft) => create.mutate(draft)}
        onCancel={close}
      />
    </Dialog>
  );
}
