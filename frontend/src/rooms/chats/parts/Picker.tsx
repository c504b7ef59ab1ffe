import { Button, Kbd, UnstyledButton } from '@mantine/core';
import { IconPhoto, IconSearch, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogEntry } from '@/shared/http/types';
import type { Face } from '@/shared/ui/Avatar';
import { IconButton, icon, smallIcon } from '@/shared/ui/atoms';
import { commonTags, groupsOf, type Scope, toggled } from '../pick';
import { OptionList } from './OptionList';
import { Preview } from './Preview';

type Props = {
  entries: CatalogEntry[];
  chosen: string[];
  mode: 'add' | 'change';
  stars: string[];
  most: number;
  faceOf: (entry: CatalogEntry) => Face;
  onStar: (id: string) => void;
  onUse: (ids: string[]) => void;
  onClose: () => void;
};

const scopes = ['all', 'starred', 'workspace', 'base'] as const;

/** The model selector: a combobox whose arrows walk the list, Space adds, Enter uses. */
export function Picker({ entries, chosen, mode, stars, most, faceOf, onStar, onUse, onClose }: Props) {
  const { t } = useTranslation();
  const base = useId();
  const pop = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [scope, setScope] = useState<Scope>('all');
  const [ids, setIds] = useState(chosen);
  const [touched, setTouched] = useState(false);
  const [active, setActive] = useState<string | null>(chosen[0] ?? null);
  const [walking, setWalking] = useState(false);

  const starred = useMemo(() => new Set(stars), [stars]);
  const groups = useMemo(() => groupsOf(entries, query, scope, starred), [entries, query, scope, starred]);
  const tags = useMemo(() => commonTags(entries), [entries]);
  const flat = groups.flatMap((group) => group.entries);
  const at = flat.findIndex((entry) => entry.id === active);
  const current = flat[at] ?? flat[0];

  useEffect(() => {
    input.current?.focus();
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !pop.current?.contains(event.target)) onClose();
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [onClose]);

  const toggle = (id: string) => {
    setTouched(true);
    setIds(toggled(ids, id, most));
  };
  const choose = (id: string) => (mode === 'change' && !touched ? onUse([id]) : toggle(id));
  const use = () => {
    if (!touched && current)
      return onUse(
        mode === 'change'
          ? [current.id]
          : toggled(
              chosen.filter((id) => id !== current.id),
              current.id,
              most,
            ),
      );
    if (ids.length > 0) onUse(ids);
  };
  const walk = (by: number) => {
    setWalking(true);
    const next = flat[(Math.max(at, 0) + (at < 0 ? 0 : by) + flat.length) % flat.length];
    if (next) setActive(next.id);
  };
  const onKey = (event: KeyboardEvent) => {
    const free = walking || query === '';
    const act: Record<string, (() => void) | false> = {
      ArrowDown: () => walk(1),
      ArrowUp: () => walk(-1),
      PageDown: () => walk(Math.min(8, flat.length - 1)),
      PageUp: () => walk(-Math.min(8, flat.length - 1)),
      Enter: use,
      Escape: onClose,
      ' ': free && (() => current && toggle(current.id)),
      s: walking && (() => current && onStar(current.id)),
    };
    if (event.nativeEvent.isComposing) return;
    const run = act[event.key];
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };

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
          aria-expanded={flat.length > 0}
          aria-controls={flat.length > 0 ? `${base}-list` : undefined}
          aria-activedescendant={current ? `${base}-${flat.indexOf(current)}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          placeholder={t('chats.pick.hint')}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setActive(null);
            setWalking(false);
          }}
          onKeyDown={onKey}
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
      <div className="facets pfacets" role="group" aria-label={t('chats.pick.filter')}>
        {scopes
          .filter((key) => key !== 'starred' || stars.length > 0)
          .map((key) => (
            <UnstyledButton key={key} className="facet" aria-pressed={scope === key} onClick={() => setScope(key)}>
              {t(`chats.pick.${key}`)}
            </UnstyledButton>
          ))}
        <span className="vr" />
        <UnstyledButton className="facet" aria-pressed={scope === 'vision'} onClick={() => setScope(scope === 'vision' ? 'all' : 'vision')}>
          <IconPhoto {...smallIcon} aria-hidden="true" />
          {t('chats.pick.vision')}
        </UnstyledButton>
        {tags.map((tag) => (
          <UnstyledButton
            key={tag}
            className="facet"
            aria-pressed={scope === `tag:${tag}`}
            onClick={() => setScope(scope === `tag:${tag}` ? 'all' : `tag:${tag}`)}
          >
            {tag}
          </UnstyledButton>
        ))}
      </div>
      <div className="pbody">
        {flat.length > 0 ? (
          <OptionList
            base={base}
            groups={groups}
            ids={ids}
            active={current?.id ?? null}
            stars={starred}
            faceOf={faceOf}
            onHover={setActive}
            onChoose={choose}
            onStar={onStar}
          />
        ) : (
          <p className="plist pnone s2" role="status">
            {query ? t('chats.pick.none', { query }) : t('chats.pick.noneFilter')}
          </p>
        )}
        {current && <Preview entry={current} face={faceOf(current)} />}
      </div>
      <div className="pfoot">
        <span className="b pcount">{t('chats.pick.selected', { count: ids.length })}</span>
        <span className="grow" />
        <span className="hint hidem">
          <Kbd>↑↓</Kbd> {t('chats.pick.move')}
        </span>
        <span className="hint hidem">
          <Kbd>Space</Kbd> {t('chats.pick.add')}
        </span>
        <span className="hint hidem">
          <Kbd>S</Kbd> {t('chats.pick.star')}
        </span>
        <Button size="xs" disabled={ids.length === 0} onClick={() => onUse(ids)}>
          {t('chats.pick.use', { count: ids.length })}
          <span className="btnk hidem">↵</span>
        </Button>
      </div>
    </div>
  );
}
