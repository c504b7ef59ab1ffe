import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefused } from '@/rooms/accounts/api';
import { errorText } from '@/shared/i18n/problem-text';
import { icon, Note } from '@/shared/ui/atoms';
import { Confirm } from '@/shared/ui/Dialog';
import { RowsLoading } from '@/shared/ui/loading';
import { notify } from '@/shared/ui/notices';
import { Page } from '@/shared/ui/Page';
import { Refused } from '@/shared/ui/Refused';
import { changeConnection, connectionsChanged, connectionsQuery, offeredQuery, removeConnection, verifyConnection } from '../api';
import { inOrder, moved, offeredBy } from '../model';
import { ConnectionList, useStateLine } from '../parts/ConnectionList';
import { Detail } from '../parts/Detail';
import { OfferedModels } from '../parts/OfferedModels';
import { EditDialog } from './EditDialog';
import { OllamaPanel } from './OllamaPanel';
import { PullersSwitch } from './PullersSwitch';

export function ConnectionsPage() {
  const { t } = useTranslation();
  return useRefused() ? <Refused name={t('connections.title')} /> : <Connections />;
}

function Connections() {
  const { t } = useTranslation();
  const go = useNavigate();
  const queries = useQueryClient();
  const search = useSearch({ from: '/connections' });
  const [open, setOpen] = useState<'add' | 'settings' | 'remove' | null>(search.add ? 'add' : null);
  const line = useStateLine();
  const list = useQuery(connectionsQuery);
  const offered = useQuery(offeredQuery);
  const connections = inOrder(list.data ?? []);
  const selected = connections.find((connection) => connection.id === search.id) ?? connections[0] ?? null;
  const select = (id: string) => void go({ to: '/connections', search: { id }, replace: true });
  const changed = () => connectionsChanged(queries);
  const close = () => {
    setOpen(null);
    if (search.add) void go({ to: '/connections', search: { id: search.id }, replace: true });
  };

  const flip = useMutation({
    mutationFn: ({ id, on }: { id: string; on: boolean }) => changeConnection(id, { enabled: on }),
    onSettled: changed,
  });
  const move = useMutation({
    mutationFn: async ({ id, by }: { id: string; by: -1 | 1 }) => {
      for (const change of moved(connections, id, by)) await changeConnection(change.id, { priority: change.priority });
    },
    onSettled: changed,
  });
  const check = useMutation({ mutationFn: verifyConnection, meta: { quiet: true }, onSettled: changed });
  const remove = useMutation({
    mutationFn: (id: string) => removeConnection(id),
    onSuccess: async () => {
      close();
      if (selected) notify({ text: t('connections.removed', { name: selected.name }) });
      await go({ to: '/connections', search: {}, replace: true });
      await changed();
    },
  });

  return (
    <Page
      name={t('connections.title')}
      actions={
        <Button leftSection={<IconPlus {...icon} />} onClick={() => setOpen('add')}>
          {t('connections.add')}
        </Button>
      }
    >
      {list.isPending && <RowsLoading />}
      {list.isError && !list.data && (
        <div className="stmid">
          <Note tone="danger">{errorText(t, list.error)}</Note>
        </div>
      )}
      {list.isSuccess && !selected && (
        <div className="stmid">
          <p className="b">{t('connections.none')}</p>
          <p className="s3">{t('connections.noneHelp')}</p>
        </div>
      )}
      {selected && (
        <div className="conn">
          <ConnectionList
            foot={<PullersSwitch />}
            connections={connections}
            selected={selected.id}
            onSelect={select}
            onSwitch={(id, on) => flip.mutate({ id, on })}
            onMove={(id, by) => move.mutate({ id, by })}
          />
          <Detail
            connection={selected}
            line={line(selected)}
            checking={check.isPending}
            trouble={check.error && check.variables === selected.id ? errorText(t, check.error) : null}
            onCheck={() => check.mutate(selected.id)}
            onSettings={() => setOpen('settings')}
            onRemove={() => setOpen('remove')}
          >
            {selected.kind === 'ollama' ? (
              <OllamaPanel key={selected.id} connection={selected} offered={offeredBy(offered.data ?? [], selected.id)} />
            ) : (
              <OfferedModels models={offeredBy(offered.data ?? [], selected.id)} connectionId={selected.id} />
            )}
          </Detail>
        </div>
      )}
      <EditDialog
        key={open === 'settings' ? selected?.id : 'new'}
        opened={open === 'add' || open === 'settings'}
        connection={open === 'settings' ? selected : null}
        onClose={close}
        onDone={select}
      />
      <Confirm
        opened={open === 'remove' && selected !== null}
        onClose={close}
        title={t('connections.removeTitle', { name: selected?.name ?? '' })}
        confirm={t('connections.removeButton')}
        busy={remove.isPending}
        onConfirm={() => selected && remove.mutate(selected.id)}
      >
        {t('connections.removeBody', { count: selected?.model_count ?? 0 })}
      </Confirm>
    </Page>
  );
}
