import { Button } from '@mantine/core';
import { IconAdjustments, IconFileSearch, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/i18n/problem-text';
import { IconButton, icon, Note } from '@/shared/ui/atoms';
import { useEver } from '@/shared/ui/later';
import { RowsLoading } from '@/shared/ui/loading';
import { Page } from '@/shared/ui/Page';
import { collectionQuery } from '../api';
import type { Collection } from '../model';
import { CollectionState } from '../parts/CollectionState';
import { CollectionAccess } from './CollectionAccess';
import { CollectionSettingsDialog } from './CollectionSettingsDialog';
import { DocumentDesk } from './DocumentDesk';
import { TryPanel } from './TryPanel';
import { UsedByNote } from './UsedByNote';

export function CollectionPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/workspace/knowledge/$id' });
  const found = useQuery({
    ...collectionQuery(id),
    refetchInterval: ({ state }) => {
      const collection = state.data?.collection;
      return collection && (collection.documents.working > 0 || collection.reembedding) ? 1_000 : false;
    },
  });
  if (found.data) return <OfCollection key={id} collection={found.data.collection} />;
  return (
    <Page name={t('knowledge.title')}>
      {found.isPending ? (
        <RowsLoading />
      ) : (
        <div className="stmid">
          <Note tone="danger">{errorText(t, found.error)}</Note>
          <div className="row">
            <Link to="/workspace/knowledge" className="link">
              {t('knowledge.title')}
            </Link>
          </div>
        </div>
      )}
    </Page>
  );
}

function Crumb() {
  const { t } = useTranslation();
  return (
    <span className="row hidem" style={{ gap: 6 }}>
      <Link to="/workspace/knowledge" className="s3">
        {t('knowledge.title')}
      </Link>
      <span className="s3" aria-hidden="true">
        /
      </span>
    </span>
  );
}

/** One collection: its documents, its settings and access, and a way to try what it finds. */
function OfCollection({ collection }: { collection: Collection }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const search = useSearch({ from: '/workspace/knowledge/$id' });
  const [asked, ask] = useState<'settings' | 'access' | null>(null);
  const { permissions, name, id } = collection;
  const everTried = useEver(search.find === true);
  const tryIt = (open: boolean) =>
    void go({ to: '/workspace/knowledge/$id', params: { id }, search: { ...search, find: open || undefined }, replace: true });
  return (
    <Page
      name={name}
      before={<Crumb />}
      actions={
        <>
          <span className="hidem">
            <CollectionState collection={collection} />
          </span>
          {permissions.read && (
            <Button variant="subtle" className="hidem" leftSection={<IconFileSearch {...icon} />} onClick={() => tryIt(true)}>
              {t('knowledge.try.open')}
            </Button>
          )}
          {permissions.read && (
            <IconButton label={t('knowledge.try.open')} className="onlymobile" onClick={() => tryIt(true)}>
              <IconFileSearch {...icon} />
            </IconButton>
          )}
          {collection.access && permissions.read && (
            <IconButton label={t('knowledge.do.access')} onClick={() => ask('access')}>
              <IconUsers {...icon} />
            </IconButton>
          )}
          {permissions.write && (
            <IconButton label={t('knowledge.do.settings')} onClick={() => ask('settings')}>
              <IconAdjustments {...icon} />
            </IconButton>
          )}
        </>
      }
    >
      <div className="knowabout">
        {collection.description && <p className="s2 anywhere">{collection.description}</p>}
        <UsedByNote id={id} />
      </div>
      {permissions.read ? (
        <DocumentDesk collection={collection} />
      ) : (
        <div className="stmid">
          <Note tone="quiet">{t('knowledge.useOnly', { owner: collection.owner.name })}</Note>
        </div>
      )}
      {everTried && <TryPanel collection={collection} opened={search.find === true} onClose={() => tryIt(false)} />}
      {asked === 'access' && <CollectionAccess collection={collection} onClose={() => ask(null)} />}
      {asked === 'settings' && <CollectionSettingsDialog id={id} onClose={() => ask(null)} />}
    </Page>
  );
}
