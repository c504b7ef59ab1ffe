import { Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogEntry } from '@/shared/http/types';
import { Dot } from '@/shared/ui/atoms';
import { Section } from '@/shared/ui/Section';
import { SortList } from '@/shared/ui/SortList';

type Props = {
  ids: string[];
  base: string | null;
  bases: CatalogEntry[];
  locked: boolean;
  error: string | undefined;
  onChange: (ids: string[]) => void;
};

const most = 8;

/** Base models to try, in this order, when the one above has no source that answers. */
export function Fallbacks({ ids, base, bases, locked, error, onChange }: Props) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const stateOf = (id: string) => bases.find((one) => one.id === id)?.state;
  // The field is for adding: once something was added, it is empty again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the number that tells
  useEffect(() => setQuery(''), [ids.length]);
  const left = bases.filter((one) => one.id !== base && !ids.includes(one.id)).map((one) => ({ value: one.id, label: one.id }));
  return (
    <Section id="fallbacks" title={t('editor.fallbacks')} note={t('editor.fallbacksNote')}>
      {ids.length > 0 && (
        <SortList items={ids} locked={locked} nameOf={(id) => id} onChange={onChange}>
          {(id, i) => (
            <span className="grow row">
              <span className="s3 num">{i + 1}</span>
              <Dot tone={stateOf(id) === 'ok' ? 'ok' : 'warn'} />
              <span className="mono anywhere">{id}</span>
              {stateOf(id) === undefined && <span className="small warned">{t('editor.baseGone', { id: '' }).trim()}</span>}
            </span>
          )}
        </SortList>
      )}
      {!locked && ids.length < most && (
        <Select
          mt={ids.length > 0 ? 8 : 0}
          aria-label={t('editor.addFallback')}
          placeholder={t('editor.addFallback')}
          searchable
          limit={200}
          data={left}
          value={null}
          searchValue={query}
          onSearchChange={setQuery}
          nothingFoundMessage={t('editor.baseNone')}
          onChange={(id) => id && onChange([...ids, id])}
        />
      )}
      {error && <p className="fielderror">{error}</p>}
    </Section>
  );
}
