import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefused } from '@/rooms/accounts/api';
import type { Model } from '@/shared/http/types';
import { errorText } from '@/shared/i18n/problem-text';
import { Note } from '@/shared/ui/atoms';
import { RowsLoading } from '@/shared/ui/loading';
import { Page } from '@/shared/ui/Page';
import { Refused } from '@/shared/ui/Refused';
import { baseModelsQuery, modelQuery } from '../api';
import { baseQuery } from '../api-bases';
import { draftOf, draftOfBase, emptyDraft } from '../editing';
import { deskForBase, deskForModel, deskForNew } from './desks';
import { Editor } from './Editor';

export function NewModelPage() {
  const { name, base } = useSearch({ from: '/workspace/models/new' });
  const bases = useQuery(baseModelsQuery);
  const desk = useMemo(deskForNew, []);
  if (bases.isPending) return <Waiting />;
  const first = bases.data?.find((entry) => entry.state === 'ok')?.id ?? null;
  return <Editor desk={desk} start={{ draft: emptyDraft(name ?? '', base ?? first), etag: null }} saved={null} />;
}

export function EditModelPage() {
  const { id } = useParams({ from: '/workspace/models/$id/edit' });
  const model = useQuery({ ...modelQuery(id), refetchOnWindowFocus: false });
  const desk = useMemo(() => deskForModel(id), [id]);
  if (model.data) {
    const { model: saved, etag } = model.data;
    if (!saved.permissions.read) return <UseOnly model={saved} />;
    return <Editor key={id} desk={desk} start={{ draft: draftOf(saved), etag }} saved={saved} />;
  }
  return model.isPending ? <Waiting /> : <Gone error={model.error} />;
}

export function EditBasePage() {
  const { t } = useTranslation();
  return useRefused() ? <Refused name={t('bases.title')} /> : <EditBase />;
}

function EditBase() {
  const { id } = useParams({ from: '/base-models/$id/edit' });
  const base = useQuery({ ...baseQuery(id), refetchOnWindowFocus: false });
  const desk = useMemo(() => deskForBase(id), [id]);
  if (base.data) {
    const { base: read, etag } = base.data;
    return <Editor key={id} desk={desk} start={{ draft: draftOfBase(read), etag }} saved={read.settings ?? null} />;
  }
  return base.isPending ? <Waiting /> : <Gone error={base.error} />;
}

/** Who may only use a model has nothing to edit: fields that are kept from them would look empty. */
function UseOnly({ model }: { model: Model }) {
  const { t } = useTranslation();
  return (
    <Page name={model.name}>
      <div className="stmid">
        {model.description && <p className="s2">{model.description}</p>}
        <Note tone="quiet">{t('editor.useOnly', { owner: model.owner.name })}</Note>
        <div className="row">
          <Link to="/" search={{ models: model.id }} className="link">
            {t('editor.useOnlyChat')}
          </Link>
          <Link to="/workspace/models" className="link">
            {t('models.title')}
          </Link>
        </div>
      </div>
    </Page>
  );
}

function Gone({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <Page name={t('models.title')}>
      <div className="stmid">
        <Note tone="danger">{errorText(t, error)}</Note>
        <div className="row">
          <Link to="/workspace/models" className="link">
            {t('models.title')}
          </Link>
        </div>
      </div>
    </Page>
  );
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <Page name={t('models.title')}>
      <RowsLoading />
    </Page>
  );
}
