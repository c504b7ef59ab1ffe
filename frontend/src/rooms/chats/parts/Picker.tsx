import { Kbd } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogEntry } from '@/shared/http/types';
import type { Face } from '@/shared/ui/Avatar';
import { IconButton, icon } from '@/shared/ui/atoms';
import { commonTags, families } from '../pick';
import { FacetBar } from './FacetBar';
import { OptionList } from './OptionList';
import { PickFoot } from './PickFoot';
import { Preview } from './Preview';
import { usePicking } from './usePicking';

type Props = {
  entries: CatalogEntry[];
  chosen: string[];
  mode: 'add' | 'change';
  stars: string[];
  recent: string[];
  most: number;
  /** Begins with those that see images. */
  vision?: boolean;
  /** Pulls that run or wait to be resumed. */
  pulls?: ReactNode;
  faceOf: (entry: CatalogEntry) => Face;
  /** The model that the query asks to pull; null where it asks for none, or the person may not. */
  nameOf: (query: string) => string | null;
  onStar: (id: string) => void;
  onUse: (ids: string[]) => void;
  onPull: (name: string) => void;
  onClose: () => void;
};

/** The model selector: a combobox whose arrows walk the list, Space adds, Enter uses or pulls. */
export function Picker(props: Props) {
  const { entries, stars, pulls, faceOf, onStar, onUse, onClose } = props;
  const { t } = useTranslation();
  const base = useId();
  const pop = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const picking = usePicking(props);
  const { query, setQuery, rows, current, filter } = picking;
  const facets = useMemo(() => ({ families: families(entries), tags: commonTags(entries) }), [entries]);

  useEffect(() => {
    input.current?.focus();
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !pop.current?.contains(event.target)) onClose();
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [onClose]);

  return (
    <div
      className="pop"
      role="dialog"
      aria-label={t('chats.pick.title')}
      ref={pop}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="psearch">
        <IconSearch {...icon} aria-hidden="true" />
        <input
          ref={input}
          role="combobox"
          aria-label={t('chats.pick.search')}
          aria-expanded={rows.length > 0}
          aria-controls={rows.length > 0 ? `${base}-list` : undefined}
          aria-activedescendant={current ? `${base}-${picking.at}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          placeholder={t('chats.pick.hint')}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={picking.onKey}
        />
        {query ? (
          <IconButton label={t('common.clear')} onClick={() => setQuery('')}>
            <IconX {...icon} />
          </IconButton>
        ) : (
          <Kbd className="hidem">Esc</Kbd>
        )}
        <IconButton label={t('common.close')} className="onlymobile" onClick={onClose}>
          <IconX {...icon} />
        </IconButton>
      </div>
      <FacetBar filter={filter} starred={stars.length > 0} {...facets} onChange={picking.setFilter} />
      <div className="pbody">
        {rows.length > 0 ? (
          <OptionList
            base={base}
            groups={picking.groups}
            offer={picking.offer}
            ids={picking.ids}
            active={current?.key ?? null}
            stars={picking.starred}
            faceOf={faceOf}
            onHover={picking.setActive}
            onChoose={picking.choose}
            onStar={onStar}
            onPull={picking.pull}
          />
        ) : (
          <p className="plist pnone s2" role="status">
            {query ? t('chats.pick.none', { query }) : t('chats.pick.noneFilter')}
          </p>
        )}
        {current?.entry && <Preview entry={current.entry} face={faceOf(current.entry)} />}
      </div>
      {pulls}
      <PickFoot count={picking.ids.length} onUse={() => onUse(picking.ids)} />
    </div>
  );
}
