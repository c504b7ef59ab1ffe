import { Button, TextInput, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefused } from '@/rooms/accounts/api';
import type { BaseModel } from '@/shared/http/types';
import { errorText } from '@/shared/i18n/problem-text';
import { icon, Note, smallIcon } from '@/shared/ui/atoms';
import { inLayer, useKeys } from '@/shared/ui/keys';
import { RowsLoading } from '@/shared/ui/loading';
import { Page } from '@/shared/ui/Page';
import { Refused } from '@/shared/ui/Refused';
import { RowTable } from '@/shared/ui/RowTable';
import { useChosen } from '@/shared/ui/useChosen';
import { basesQuery } from '../api-bases';
import { type BaseFilter, type BaseVerb, baseVerbsFor, matchingBases, statesOf } from '../bases';
import { BaseRow } from '../parts/BaseRow';
import { ModelBulk } from '../parts/ModelBulk';
import { RepointDialog } from './RepointDialog';
import { UsedByDialog } from './UsedByDialog';
import { useBaseActions } from './useBaseActions';

const step = 100;
const columns = ['sources', 'usedBy', 'state'] as const;
const widths = { sources: 170, usedBy: 110, state: 150 };

/** Every base model that any upstream offers or offered: what is set on it, and who runs on it. Administrators only. */
export function BaseModelsPage() {
  const { t } = useTranslation();
  return useRefused() ? <Refused name={t('bases.title')} /> : <BaseModels />;
}

function BaseModels() {
  const { t } = useTranslation();
  const go = useNavigate();
  const filter: BaseFilter = useSearch({ from: '/base-models' });
  const every = useQuery(basesQuery);
  const [shown, setShown] = useState(step);
  const actions = useBaseActions();
  const all = every.data ?? [];
  const found = matchingBases(all, filter);
  const rows = found.slice(0, shown);
  const { chosen, ...choosing } = useChosen(found);
  const clear = () => choosing.put([]);
  const may =
    (...wishes: BaseVerb[]) =>
    (base: BaseModel) => {
      const verb = baseVerbsFor(base).find((can) => wishes.includes(can));
      if (verb) actions.act(base, verb);
    };
  const setFilter = (change: BaseFilter) => void go({ to: '/base-models', search: { ...filter, ...change }, replace: true });
  useKeys({ Escape: (event) => !inLayer(event.target) && clear() }, chosen.length > 0 && actions.open === null);

  return (
    <Page
      name={t('bases.title')}
      foot={
        chosen.length > 0 && (
          <ModelBulk
            models={chosen.map(({ settings }) => ({ hidden: settings?.hidden ?? false, enabled: settings?.enabled ?? true }))}
            onAct={(action) =>
              actions.bulk(
                chosen.map((base) => base.id),
                action,
              )
            }
            onClear={clear}
          />
        )
      }
    >
      <div className="tools" role="search">
        <TextInput
          className="search"
          aria-label={t('bases.search')}
          placeholder={t('bases.search')}
          leftSection={<IconSearch {...icon} aria-hidden="true" />}
          value={filter.q ?? ''}
          onChange={(event) => setFilter({ q: event.currentTarget.value || undefined })}
        />
        {statesOf(all).map(({ state, count }) => (
          <UnstyledButton
            key={state}
            className="facet"
            aria-pressed={filter.state === state}
            onClick={() => setFilter({ state: filter.state === state ? undefined : state })}
          >
            <IconAlertTriangle {...smallIcon} aria-hidden="true" />
            {t(`bases.state.${state}`)}
            <span className="count">{count}</span>
          </UnstyledButton>
        ))}
        <span className="grow" />
        <span className="s3 num hidem" role="status">
          {t('bases.count', { count: found.length })}
        </span>
      </div>
      {every.isPending && <RowsLoading />}
      {every.error && (
        <div className="stmid">
          <Note tone="danger">{errorText(t, every.error)}</Note>
        </div>
      )}
      {every.isSuccess && rows.length === 0 && (
        <div className="stmid">
          <p className="b">{all.length === 0 ? t('bases.none') : t('editor.baseNone')}</p>
          <p className="s3">{all.length === 0 && t('bases.noneHelp')}</p>
        </div>
      )}
      {rows.length > 0 && (
        <RowTable
          items={rows}
          choosing={{ ...choosing, all: t('bases.selectAll') }}
          name={t('models.column.model')}
          columns={columns.map((key) => ({ key, label: t(`bases.column.${key}`), width: widths[key] }))}
          keys={{ e: may('edit'), h: may('hide', 'unhide'), o: may('enable', 'disable') }}
          onEnter={may('chat')}
          busy={actions.open !== null}
        >
          {rows.map((base) => (
            <BaseRow
              key={base.id}
              base={base}
              selected={choosing.ids.has(base.id)}
              link={(name) => (
                <Link to="/base-models/$id/edit" params={{ id: base.id }} className="name clip" title={base.id}>
                  {name}
                </Link>
              )}
              onSelect={(on, range) => choosing.choose(base.id, on, range)}
              onAct={(verb) => actions.act(base, verb)}
            />
          ))}
        </RowTable>
      )}
      {found.length > rows.length && (
        <div className="listend">
          <Button variant="default" onClick={() => setShown(shown + step)}>
            {t('common.loadMore')}
          </Button>
        </div>
      )}
      {actions.open?.kind === 'usedBy' && (
        <UsedByDialog base={actions.open.base} onClose={actions.close} onRepoint={() => actions.openRepoint()} />
      )}
      {actions.open?.kind === 'repoint' && <RepointDialog base={actions.open.base} bases={all} onClose={actions.close} />}
    </Page>
  );
}
