import { Button } from '@mantine/core';
import { IconFileText, IconRefresh } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasType } from '@/shared/http/problem';
import type { BaseModel, Connection, StoredModel } from '@/shared/http/types';
import { useFormats } from '@/shared/i18n/format';
import { errorText } from '@/shared/i18n/problem-text';
import { Note, smallIcon } from '@/shared/ui/atoms';
import { RowsLoading } from '@/shared/ui/loading';
import { notify } from '@/shared/ui/notices';
import {
  pullChanged,
  pullsQuery,
  startPull,
  storedQuery,
  unloadStored,
  updateAllStored,
  updateStored,
  usePullActions,
  usePulls,
} from '../api';
import { shownPulls } from '../model';
import { OfferedModels } from '../parts/OfferedModels';
import { PullBox } from '../parts/PullBox';
import { PullList } from '../parts/PullList';
import type { StoredVerb } from '../parts/StoredMenu';
import { StoredModels } from '../parts/StoredModels';
import { CreateDialog } from './CreateDialog';
import { DeleteStored } from './DeleteStored';

type Props = { connection: Connection; offered: BaseModel[] };

/** What an Ollama keeps: pulls on their way to it, and the models on its disk. */
export function OllamaPanel({ connection, offered }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const queries = useQueryClient();
  const [making, setMaking] = useState(false);
  const [leaving, setLeaving] = useState<StoredModel | null>(null);
  const actions = usePullActions();
  const stored = useQuery(storedQuery(connection.id));
  const pulls = shownPulls(usePulls(true, true)).filter((pull) => pull.connection_id === connection.id);

  const listed = () => queries.invalidateQueries({ queryKey: pullsQuery.queryKey });
  const pull = useMutation({
    meta: { quiet: true },
    mutationFn: (name: string) => startPull(name, connection.id),
    onSuccess: (begun) => pullChanged(queries, begun),
  });
  const update = useMutation({
    mutationFn: (name: string) => updateStored(connection.id, name),
    onSuccess: (begun) => {
      pullChanged(queries, begun);
      notify({ text: t('pulls.updating', { name: begun.name }) });
    },
  });
  const updateAll = useMutation({
    mutationFn: () => updateAllStored(connection.id),
    onSuccess: async (begun) => {
      notify({ text: begun.length > 0 ? t('pulls.updatingAll', { count: begun.length }) : t('pulls.nothingToUpdate') });
      await listed();
    },
  });
  const unload = useMutation({
    mutationFn: (name: string) => unloadStored(connection.id, name),
    onSuccess: async (_, name) => {
      notify({ text: t('pulls.unloaded', { name }) });
      await stored.refetch();
    },
  });
  const act = (verb: StoredVerb, model: StoredModel) => {
    switch (verb) {
      case 'update':
        return update.mutate(model.name);
      case 'unload':
        return unload.mutate(model.name);
      case 'delete':
        return setLeaving(model);
    }
  };
  const begin = async (name: string) => {
    try {
      await pull.mutateAsync(name);
      return true;
    } catch (error) {
      if (hasType(error, 'pull-running')) await listed();
      return false;
    }
  };

  const models = stored.data ?? [];
  const size = format.bytes(models.reduce((sum, model) => sum + model.size, 0));
  return (
    <>
      <PullBox busy={pull.isPending} trouble={pull.error ? errorText(t, pull.error) : null} onPull={begin} />
      <PullList pulls={pulls} {...actions} />
      <section className="conpart" aria-labelledby="models-here">
        <header className="row wrap" style={{ gap: 8 }}>
          <h3 id="models-here" className="small s3 b">
            {stored.data
              ? t('pulls.sum', { models: t('connections.models', { count: models.length }), size })
              : t('connections.models', { count: offered.length })}
          </h3>
          <span className="grow" />
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconRefresh {...smallIcon} />}
            loading={updateAll.isPending}
            disabled={models.length === 0}
            onClick={() => updateAll.mutate()}
          >
            {t('pulls.updateAll')}
          </Button>
          <Button size="xs" variant="subtle" leftSection={<IconFileText {...smallIcon} />} onClick={() => setMaking(true)}>
            {t('pulls.create')}
          </Button>
        </header>
        {stored.isPending && <RowsLoading />}
        {stored.isError && (
          <>
            {offered.length > 0 && <Note tone="quiet">{t('pulls.asleep')}</Note>}
            <OfferedModels models={offered} connectionId={connection.id} />
          </>
        )}
        {stored.data && !stored.isError && <StoredModels models={models} onAct={act} />}
      </section>
      <CreateDialog connection={connection} opened={making} onClose={() => setMaking(false)} />
      <DeleteStored connection={connection} model={leaving} offered={offered} onClose={() => setLeaving(null)} />
    </>
  );
}
