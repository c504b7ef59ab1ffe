import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/i18n/problem-text';
import { icon, Note } from '@/shared/ui/atoms';
import { RowsLoading } from '@/shared/ui/loading';
import { ScoreBars } from '@/shared/ui/ScoreBars';
import { SidePanel } from '@/shared/ui/SidePanel';
import { searchKnowledge } from '../api';
import { type Collection, type Hit, passageHash } from '../model';
import { Where } from '../parts/Where';

type Props = { collection: Collection; opened: boolean; onClose: () => void };

/** Asks a collection as a model would, and shows which passages it would be given, and why these. */
export function TryPanel({ collection, opened, onClose }: Props) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const search = useMutation({
    meta: { quiet: true },
    mutationFn: (asked: string) => searchKnowledge({ knowledge_ids: [collection.id], query: asked, k: collection.settings.k }),
  });
  return (
    <SidePanel opened={opened} focusInside onClose={onClose} title={t('knowledge.try.title')} about={collection.name}>
      <div className="trypanel">
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            if (query.trim()) search.mutate(query.trim());
          }}
        >
          <TextInput
            className="grow"
            type="search"
            data-autofocus
            aria-label={t('knowledge.try.question')}
            placeholder={t('knowledge.try.question')}
            leftSection={<IconSearch {...icon} />}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={search.isPending} disabled={!query.trim()}>
            {t('knowledge.try.go')}
          </Button>
        </form>
        <p className="small s3">{t('knowledge.try.help', { count: collection.settings.k })}</p>
        {search.isPending && <RowsLoading />}
        {search.error && <Note tone="danger">{errorText(t, search.error)}</Note>}
        <div role="status" className="small s3">
          {search.data && t('knowledge.try.found', { count: search.data.length })}
        </div>
        {search.data && isWeak(search.data) && collection.settings.threshold === 0 && <Note tone="quiet">{t('knowledge.try.weak')}</Note>}
        {search.data && <Hits hits={search.data} />}
      </div>
    </SidePanel>
  );
}

/** The best of them has hardly anything of the question. */
const isWeak = (hits: Hit[]) => hits.length > 0 && hits.every(({ scores }) => scores.match < 0.3);

function Hits({ hits }: { hits: Hit[] }) {
  const { t } = useTranslation();
  if (hits.length === 0) return <Note tone="quiet">{t('knowledge.try.nothing')}</Note>;
  return (
    <ol className="hits">
      {hits.map((hit, i) => (
        <li key={`${hit.document.id} ${hit.position}`}>
          <div className="row hithead">
            <span className="cite" aria-hidden="true">
              {i + 1}
            </span>
            <Link to="/documents/$id" params={{ id: hit.document.id }} hash={passageHash(hit.position)} className="link clip">
              {hit.document.name}
            </Link>
            <Where page={hit.page} heading={hit.heading} />
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long passage scrolls, by keys too */}
          <p className="passagetext" tabIndex={0}>
            {hit.text}
          </p>
          <ScoreBars scores={hit.scores} />
        </li>
      ))}
    </ol>
  );
}
