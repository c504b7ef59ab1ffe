import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/i18n/problem-text';
import { Note } from '@/shared/ui/atoms';
import { RowsLoading } from '@/shared/ui/loading';
import { Page } from '@/shared/ui/Page';
import { extensionQuery } from '../api';
import { addableBy, type Kinds, kinds } from '../model';
import { ExtensionEditor } from './ExtensionEditor';
import { useMayWrite } from './useMayWrite';

export function NewExtensionPage() {
  const { t } = useTranslation();
  const { kind: word } = useParams({ from: '/workspace/$kind/new' });
  const { source } = useSearch({ from: '/workspace/$kind/new' });
  const kind = kinds[word as Kinds];
  const addable = addableBy(kind, useMayWrite());
  const chosen = source ?? addable[0];
  if (chosen && addable.includes(chosen)) return <ExtensionEditor key={`${kind} ${chosen}`} kind={kind} source={chosen} start={null} />;
  return (
    <Page name={t(`extensions.${kind}.new`)}>
      <div className="stmid">
        <Note tone="quiet">{t('extensions.writersOnly')}</Note>
        <div className="row">
          <Link to="/workspace/$kind" params={{ kind: word }} className="link">
            {t(`extensions.${kind}.title`)}
          </Link>
        </div>
      </div>
    </Page>
  );
}

export function ExtensionPage() {
  const { t } = useTranslation();
  const { kind: word, id } = useParams({ from: '/workspace/$kind/$id' });
  const read = useQuery({ ...extensionQuery(id), refetchOnWindowFocus: false });
  const title = t(`extensions.${kinds[word as Kinds]}.title`);
  if (read.data?.extension.permissions.read) {
    const { kind, source } = read.data.extension;
    return <ExtensionEditor key={id} kind={kind} source={source} start={read.data} />;
  }
  return (
    <Page name={read.data?.extension.name ?? title}>
      {read.isPending && <RowsLoading />}
      {read.isSuccess && (
        <div className="stmid">
          <p className="s2">{read.data.extension.description}</p>
          <Note tone="quiet">{t('extensions.useOnly', { owner: read.data.extension.owner?.name ?? '' })}</Note>
        </div>
      )}
      {read.isError && (
        <div className="stmid">
          <Note tone="danger">{errorText(t, read.error)}</Note>
          <div className="row">
            <Link to="/workspace/$kind" params={{ kind: word }} className="link">
              {title}
            </Link>
          </div>
        </div>
      )}
    </Page>
  );
}
