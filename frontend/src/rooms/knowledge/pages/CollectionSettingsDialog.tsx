import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/i18n/problem-text';
import { Note } from '@/shared/ui/atoms';
import { Dialog } from '@/shared/ui/Dialog';
import { RowsLoading } from '@/shared/ui/loading';
import { notify } from '@/shared/ui/notices';
import { changeCollection, collectionQuery, embeddingModelsQuery, knowledgeChanged, type TaggedCollection } from '../api';
import { complaintAbout, costOf } from '../model';
import { SettingsFields } from '../parts/SettingsFields';

/** How a collection's documents are split, embedded and searched; it says what a change costs before it is made. */
export function CollectionSettingsDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error, isFetchedAfterMount } = useQuery({ ...collectionQuery(id), staleTime: 0 });
  return (
    <Dialog opened onClose={onClose} title={t('knowledge.settings.title')} size={560}>
      {error && <Note tone="danger">{errorText(t, error)}</Note>}
      {!error && (isFetchedAfterMount && data ? <SettingsOf start={data} onClose={onClose} /> : <RowsLoading />)}
    </Dialog>
  );
}

function SettingsOf({ start, onClose }: { start: TaggedCollection; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [{ collection, etag }] = useState(start);
  const [settings, setSettings] = useState(collection.settings);
  const embedders = useQuery(embeddingModelsQuery).data ?? [];
  const write = useMutation({
    meta: { quiet: true },
    mutationFn: () => changeCollection(collection.id, { settings }, etag),
    onSuccess: async () => {
      notify({ text: t('common.saved') });
      onClose();
      await knowledgeChanged(queries);
    },
  });
  const complaint = complaintAbout(settings);
  const changed = JSON.stringify(settings) !== JSON.stringify(collection.settings);
  const anew = costOf(collection.settings, settings) === 'anew' && collection.documents.total > 0;
  return (
    <form
      className="knowform"
      onSubmit={(event) => {
        event.preventDefault();
        if (changed && !complaint) write.mutate();
      }}
    >
      <SettingsFields settings={settings} embedders={embedders} complaint={complaint} onChange={setSettings} />
      {changed && !complaint && (
        <Note tone={anew ? 'warn' : 'quiet'}>
          {anew ? t('knowledge.settings.anew', { count: collection.documents.total }) : t('knowledge.settings.free')}
        </Note>
      )}
      {write.error && <Note tone="danger">{errorText(t, write.error)}</Note>}
      <div className="row dialogfoot">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={write.isPending} disabled={!changed || complaint !== null}>
          {t(anew ? 'knowledge.settings.saveAnew' : 'common.save')}
        </Button>
      </div>
    </form>
  );
}
