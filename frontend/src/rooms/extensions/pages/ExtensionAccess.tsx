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
import { changeAccess, extensionQuery, extensionsChanged, type TaggedExtension } from '../api';
import type { Extension } from '../model';

const nobody: Access = { visibility: 'private', grants: [] };

/** Who may use, read or change an extension, as it is at the moment the dialog opens. */
export function ExtensionAccess({ extension, onClose }: { extension: Extension; onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error, isFetchedAfterMount } = useQuery({ ...extensionQuery(extension.id), staleTime: 0 });
  return (
    <Dialog opened onClose={onClose} title={t('access.title', { name: extension.name })} size={560}>
      {error && <Note tone="danger">{errorText(t, error)}</Note>}
      {!error && (isFetchedAfterMount && data ? <AccessOf start={data} onClose={onClose} /> : <RowsLoading />)}
    </Dialog>
  );
}

function AccessOf({ start, onClose }: { start: TaggedExtension; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const me = useQuery(meQuery).data;
  const { extension } = start;
  const locked = !isAdmin(me) && extension.owner?.id !== me?.id;
  const [access, setAccess] = useState(extension.access ?? nobody);
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query.trim(), 150);
  const found = useQuery({ ...principalsQuery(asked), enabled: !locked }).data ?? [];
  const write = useMutation({
    meta: { quiet: true },
    mutationFn: () => changeAccess(extension.id, written(access), start.etag),
    onSuccess: async () => {
      notify({ text: t('access.saved', { name: extension.name }) });
      onClose();
      await extensionsChanged(queries);
    },
    // Somebody was faster: what they left is read, and nothing of it is overwritten unseen.
    onError: (error) => hasType(error, 'stale') && void queries.invalidateQueries({ queryKey: extensionQuery(extension.id).queryKey }),
  });
  const words = {
    note: t('extensions.access.note'),
    means: { use: t('extensions.access.use'), read: t('extensions.access.read'), write: t('extensions.access.write') },
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
          <Button loading={write.isPending} disabled={access === extension.access} onClick={() => write.mutate()}>
            {t('common.save')}
          </Button>
        )}
      </div>
    </>
  );
}
