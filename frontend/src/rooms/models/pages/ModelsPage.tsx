import { Button } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconDownload, IconPlus, IconUpload } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Model, ModelFilter } from '@/shared/http/types';
import { icon } from '@/shared/ui/atoms';
import { inLayer, useKeys } from '@/shared/ui/keys';
import { LinkButton } from '@/shared/ui/LinkButton';
import { ListEnd } from '@/shared/ui/ListEnd';
import { later, useEver } from '@/shared/ui/later';
import { RowsLoading } from '@/shared/ui/loading';
import { Page } from '@/shared/ui/Page';
import { useChosen } from '@/shared/ui/useChosen';
import { modelCountQuery, modelsQuery, tagsQuery } from '../api';
import type { Edit } from '../bulk';
import { type ListFilter, ListTools } from '../parts/ListTools';
import { ModelTable } from './ModelTable';
import { useBulk } from './useBulk';
import { useModelActions } from './useModelActions';

const BulkFailures = later(async () => (await import('../parts/BulkFailures')).BulkFailures);
const ModelBulk = later(async () => (await import('../parts/ModelBulk')).ModelBulk);
const DeleteDialog = later(async () => (await import('./DeleteDialog')).DeleteDialog);
const FirstStartPanel = later(async () => (await import('./FirstStartPanel')).FirstStartPanel);
const ModelAccess = later(async () => (await import('./ModelAccess')).ModelAccess);
const ManyAccessDialog = later(async () => (await import('./ManyAccessDialog')).ManyAccessDialog);
const TagsDialog = later(async () => (await import('./TagsDialog')).TagsDialog);
const nothing: Model[] = [];

export function ModelsPage() {
  const { t } = useTranslation();
  const go = useNavigate();
  const filter: ListFilter = useSearch({ from: '/workspace/models' });
  const search = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(filter.q ?? '');
  const actions = useModelActions();
  const deletes = useEver(actions.deleting.length > 0);

  const { attention, ...others } = filter;
  const wanted: ModelFilter = { ...others, attention: attention ? 'true' : undefined, sort: filter.sort ?? '-updated_at' };
  const list = useInfiniteQuery(modelsQuery(wanted));
  const hiddenCount = useQuery(modelCountQuery({ hidden: true }));
  const attentionCount = useQuery(modelCountQuery({ attention: 'true' }));
  const tags = useQuery(tagsQuery);
  const models = list.data?.pages.flatMap((page) => page.items) ?? nothing;
  const total = list.data?.pages[0]?.total ?? 0;
  const { chosen, ...choosing } = useChosen(models);
  const bulk = useBulk(choosing.put);
  const isFiltered = Boolean(filter.q || filter.tag || filter.hidden || filter.attention || filter.owner);

  const setFilter = (change: ListFilter) => void go({ to: '/workspace/models', search: { ...filter, ...change }, replace: true });
  const searchSoon = useDebouncedCallback((q: string) => setFilter({ q: q.trim() || undefined }), 180);
  const clearSelection = () => choosing.put([]);

  useKeys({ '/': () => search.current?.focus() });
  const asked = actions.deleting.length > 0 || actions.granting !== null || bulk.asking !== null || bulk.report !== null;
  useKeys({ Escape: (event) => !inLayer(event.target) && clearSelection() }, chosen.length > 0 && !asked);

  const many = {
    models: chosen,
    progress: bulk.progress,
    onClose: () => bulk.ask(null),
    onGo: (edit: Edit) => bulk.edit(chosen, edit),
  };
  const widen = () => {
    setText('');
    void go({ to: '/workspace/models', replace: true });
  };
  const first = list.isSuccess && !list.isPlaceholderData && total === 0 && !isFiltered;
  return (
    <Page
      name={t('models.title')}
      actions={
        <>
          {!first && (
            <Button variant="subtle" className="hidem" leftSection={<IconUpload {...icon} />} onClick={() => actions.out.asJson('all')}>
              {t('models.exportAll')}
            </Button>
          )}
          <LinkButton
            to="/workspace/models/import"
            variant="default"
            className={first ? undefined : 'hidem'}
            leftSection={<IconDownload {...icon} />}
          >
            {t('models.import')}
          </LinkButton>
          {!first && (
            <LinkButton to="/workspace/models/new" leftSection={<IconPlus {...icon} />}>
              {t('models.new')}
            </LinkButton>
          )}
        </>
      }
      foot={
        chosen.length > 0 && (
          <ModelBulk
            models={chosen}
            onAct={(action) => bulk.flip(chosen, action)}
            onTags={() => bulk.ask('tags')}
            onAccess={() => bulk.ask('access')}
            onExport={() => actions.out.asJson(chosen.map((model) => model.id))}
            onModelfiles={() => actions.out.asModelfiles(chosen)}
            onDelete={() => actions.askDelete(chosen)}
            onClear={clearSelection}
          />
        )
      }
    >
      {first ? (
        <FirstStartPanel />
      ) : (
        <>
          <ListTools
            filter={filter}
            text={text}
            total={total}
            hiddenCount={hiddenCount.data ?? 0}
            attentionCount={attentionCount.data ?? 0}
            tags={tags.data ?? []}
            searchRef={search}
            onText={(q) => {
              setText(q);
              searchSoon(q);
            }}
            onFilter={setFilter}
          />
          {list.isPending && <RowsLoading />}
          {list.isSuccess && models.length === 0 && <NoMatch filter={filter} onWiden={widen} />}
          {models.length > 0 && (
            <ModelTable
              models={models}
              choosing={choosing}
              onAct={actions.act}
              onBase={(model, base) => bulk.edit([model], () => ({ base_model_id: base }))}
              busy={asked}
              mayShare={actions.out.mayShare}
              onMenu={actions.menuSeen}
            />
          )}
          <ListEnd list={list} />
        </>
      )}
      {deletes && (
        <DeleteDialog
          models={actions.deleting}
          onClose={() => actions.askDelete([])}
          onDone={(refused) => (refused.length > 0 ? bulk.refuse(refused) : clearSelection())}
        />
      )}
      {bulk.asking === 'tags' && <TagsDialog {...many} />}
      {bulk.asking === 'access' && <ManyAccessDialog {...many} />}
      {bulk.report && <BulkFailures {...bulk.report} onClose={bulk.endReport} />}
      {actions.granting && <ModelAccess model={actions.granting} onClose={actions.endGranting} />}
    </Page>
  );
}

function NoMatch({ filter, onWiden }: { filter: ListFilter; onWiden: () => void }) {
  const { t } = useTranslation();
  const facet = [
    filter.owner ? t(`models.owner.${filter.owner}`) : '',
    filter.hidden ? t('models.hidden') : '',
    filter.attention ? t('models.attention') : '',
    filter.tag ?? '',
  ]
    .filter(Boolean)
    .join(', ');
  const said = filter.q
    ? facet
      ? t('models.noneIn', { query: filter.q, filter: facet })
      : t('models.none', { query: filter.q })
    : t('models.noneFilter', { filter: facet });
  return (
    <div className="stmid">
      <p className="b">{said}</p>
      <p className="s3">{t('models.noneHelp')}</p>
      <div className="row">
        <Button size="xs" variant="default" onClick={onWiden}>
          {t('models.searchAll')}
        </Button>
        {filter.q && (
          <LinkButton size="xs" variant="subtle" to="/workspace/models/new" search={{ name: filter.q }}>
            {t('models.make', { name: filter.q })}
          </LinkButton>
        )}
      </div>
    </div>
  );
}
