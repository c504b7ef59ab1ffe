import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, principalsQuery } from '@/rooms/accounts/api';
import { isAdmin } from '@/rooms/accounts/model';
import { hasType } from '@/shared/http/problem';
import type { Access } from '@/shared/http/types';
import { errorText } from '@/shared/i18n/problem-text';
import { AccessForm } from '@/shared/ui/access/AccessForm';
import { written } from '@/shared/ui/access/access';
import { Note } from '@/shared/ui/atoms';
import { Dialog } from '@/shared/ui/Dialog';
import { RowsLoading } from '@/shared/ui/loading';
import { notify } from '@/shared/ui/notices';
import { changeCollection, collectionQuery, knowledgeChanged, type TaggedCollection } from '../api';
import type { Collection } from '../model';

const nobody: Access = { visibility: 'private', grants: [] };

/** Who may use, read or change a collection, as it is at the moment the dialog opens. */
export function CollectionAccess({ collection, onClose }: { collection: Collection; onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error, isFetchedAfterMount } = useQuery({ ...collectionQuery(collection.id), staleTime: 0 });
  return (
    <Dialog opened onClose={onClose} title={t('access.title', { name: collection.name })} size={560}>
      {error && <Note tone="danger">{errorText(t, error)}</Note>}
      {!error && (isFetchedAfterMount && data ? <AccessOf start={data} onClose={onClose} /> : <RowsLoading />)}
    </Dialog>
  );
}

function AccessOf({ start, onClose }: { start: TaggedCollection; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const me = useQuery(meQuery).data;
  const { collection } = start;
  const locked = !isAdmin(me) && collection.owner.id !== me?.id;
  const [access, setAccess] = useState(collection.access ?? nobody);
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query.trim(), 150);
  const found = useQuery({ ...principalsQuery(asked), enabled: !locked }).data ?? [];
  const write = useMutation({
    meta: { quiet: true },
    mutationFn: () => changeCollection(collection.id, { access: written(access) }, start.etag),
    onSuccess: async () => {
      notify({ text: t('access.saved', { name: collection.name }) });
      onClose();
      await knowledgeChanged(queries);
    },
    // Somebody was faster: what they left is read, and nothing of it is overwritten unseen.
    onError: (error) => hasType(error, 'stale') && void queries.invalidateQueries({ queryKey: collectionQuery(collection.id).queryKey }),
  });
  const words = {
    note: t('knowledge.access.note'),
    means: { use: t('knowledge.access.use'), read: t('knowledge.access.read'), write: t('knowledge.access.write') },
  };
  return (
    <>
      <AccessForm access={access} locked={locked} words={words} found={found} query={query} onQuery={setQuery} onChange={setAccess} />
      {locked && <p className="small s3">{t('access.ownersOnly')}</p>}
      {write.error && <Note tone="danger">{errorText(t, write.error)}</Note>}
      <div className="row dialogfoot">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        {!locked && (
          <Button loading={write.isPending} disabled={access === collection.access} onClick={() => write.mutate()}>
            {t('common.save')}
          </Button>
        )}
      </div>
    </>
  );
}
