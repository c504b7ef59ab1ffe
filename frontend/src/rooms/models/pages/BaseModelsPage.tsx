import { Button, Checkbox, TextInput, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefused } from '@/rooms/accounts/api';
import type { BaseModel } from '@/shared/http/types';
import { errorText } from '@/shared/i18n/problem-text';
import { icon, Note, smallIcon } from '@/shared/ui/atoms';
import { inLayer, useKeys } from '@/shared/ui/keys';
import { RowsLoading } from '@/shared/ui/loading';
import { Page } from '@/shared/ui/Page';
import { Refused } from '@/shared/ui/Refused';
import { basesQuery } from '../api-bases';
import { type BaseFilter, matchingBases, statesOf } from '../bases';
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
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const actions = useBaseActions();
  const all = every.data ?? [];
  const found = matchingBases(all, filter);
  const rows = found.slice(0, shown);
  const chosen = found.filter((base) => selected.has(base.id));
  const clear = () => setSelected(new Set());
  const setFilter = (change: BaseFilter) => void go({ to: '/base-models', search: { ...filter, ...change }, replace: true });
  useKeys({ Escape: (event) => !inLayer(event.target) && clear() }, chosen.length > 0 && actions.open === null);

  const select = (id: string, on: boolean) => {
    const next = new Set(selected);
    if (on) next.add(id);
    else next.delete(id);
    setSelected(next);
  };
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
        <Table rows={rows} selected={selected} onAll={(on) => setSelected(new Set(on ? found.map((base) => base.id) : []))}>
          {(base) => (
            <BaseRow
              key={base.id}
              base={base}
              selected={selected.has(base.id)}
              link={(name) => (
                <Link to="/base-models/$id/edit" params={{ id: base.id }} className="name clip" title={base.id}>
                  {name}
                </Link>
              )}
              onSelect={(on) => select(base.id, on)}
              onAct={(verb) => actions.act(base, verb)}
            />
          )}
        </Table>
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

type TableProps = {
  rows: BaseModel[];
  selected: ReadonlySet<string>;
  onAll: (on: boolean) => void;
  children: (base: BaseModel) => ReactNode;
};

function Table({ rows, selected, onAll, children }: TableProps) {
  const { t } = useTranslation();
  const whole = rows.every((base) => selected.has(base.id));
  return (
    <table className="list" data-selecting={selected.size > 0 || undefined}>
      <thead>
        <tr>
          <th scope="col">
            <Checkbox
              aria-label={t('bases.selectAll')}
              checked={whole}
              indeterminate={!whole && rows.some((base) => selected.has(base.id))}
              onChange={() => onAll(!whole)}
            />
          </th>
          <th scope="col">{t('models.column.model')}</th>
          {columns.map((column) => (
            <th key={column} scope="col" style={{ width: widths[column] }}>
              {t(`bases.column.${column}`)}
            </th>
          ))}
          <th scope="col">
            <span className="vh">{t('models.column.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>{rows.map(children)}</tbody>
    </table>
  );
}
