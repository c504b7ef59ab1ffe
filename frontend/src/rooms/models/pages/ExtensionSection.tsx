import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle, IconBolt, IconFilter, IconTool, IconX } from '@tabler/icons-react';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { extensionQuery, foundExtensionsQuery } from '@/rooms/extensions/api';
import { type Extension, type Kind, kindsOf } from '@/rooms/extensions/model';
import { hasType } from '@/shared/http/problem';
import { useGivenName } from '@/shared/i18n/given-name';
import { translated } from '@/shared/i18n/said';
import { IconButton, icon } from '@/shared/ui/atoms';
import { focusBeside } from '@/shared/ui/beside';
import { Section } from '@/shared/ui/Section';
import { ExtensionPicker } from '../parts/ExtensionPicker';

type Props = { kind: Kind; ids: string[]; locked: boolean; error: string | undefined; onChange: (ids: string[]) => void };

const signs = { tool: IconTool, filter: IconFilter, action: IconBolt };

/** What is built in has a name in the person's language. */
const useShownName = () => {
  const givenName = useGivenName();
  return ({ id, source, name }: Extension): string => (source === 'builtin' ? givenName(id) : null) ?? name;
};

/** The tools, filters or actions that a model names, and what of them does not count any more, with what helps. */
export function ExtensionSection({ kind, ids, locked, error, onChange }: Props) {
  const { t } = useTranslation();
  const nameOf = useShownName();
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query.trim(), 150);
  const { data: found = [], isPlaceholderData: isOld } = useQuery({ ...foundExtensionsQuery(kind, asked), enabled: !locked });
  // Until the answer to what is typed is there, what was found before must not be picked in its place.
  const typed = query.trim().toLowerCase();
  const still = (name: string) => (!isOld && asked === query.trim()) || name.toLowerCase().includes(typed);
  const left = found
    .filter((one) => one.permissions.use && one.enabled && !ids.includes(one.id) && (still(one.name) || still(nameOf(one))))
    .map((one) => ({ id: one.id, name: nameOf(one), about: t(`extensions.source.${one.source}`) }));
  return (
    <Section id={kindsOf(kind)} title={t(`extensions.${kind}.title`)} note={t(`extensions.pick.${kind}.note`)}>
      {ids.length > 0 && (
        <ul className="pick" aria-label={t(`extensions.pick.${kind}.list`)}>
          <Chosen kind={kind} ids={ids} locked={locked} onChange={onChange} />
        </ul>
      )}
      {!locked && (
        <ExtensionPicker
          kind={kind}
          found={left}
          query={query}
          chosen={ids.length}
          onQuery={setQuery}
          onPick={(id) => onChange([...ids, id])}
        />
      )}
      {error && <p className="fielderror">{error}</p>}
    </Section>
  );
}

function Chosen({ kind, ids, locked, onChange }: Omit<Props, 'error'>) {
  const { t } = useTranslation();
  const nameOf = useShownName();
  const known = useQueries({ queries: ids.map((id) => extensionQuery(id)) });
  const rows = ids.map((id, i) => ({ id, one: known[i]?.data?.extension, error: known[i]?.error }));
  return (kind === 'filter' ? rows.sort((a, b) => inTurn(a.one, b.one)) : rows).map(({ id, one, error }) => {
    const gone = hasType(error, 'not-found') || hasType(error, 'forbidden') || one?.permissions.use === false;
    const name = one ? nameOf(one) : id;
    const wrong = wrongWith(one, gone);
    const Sign = wrong ? IconAlertTriangle : signs[kind];
    const count = (one?.tools ?? []).filter(({ enabled }) => enabled !== false).length;
    const about = one && [
      t(`extensions.source.${one.source}`),
      kind === 'tool' && one.source !== 'builtin' ? t('extensions.offers', { count }) : '',
      kind === 'filter' ? t('extensions.priorityIs', { priority: one.priority ?? 0 }) : '',
    ];
    return (
      <li key={id} data-refused={wrong ? true : undefined}>
        <Sign {...icon} aria-hidden="true" />
        <div className="grow knowpick">
          <div className="clip">
            {one?.permissions.read ? (
              <Link to="/workspace/$kind/$id" params={{ kind: kindsOf(kind), id }} className="name">
                {name}
              </Link>
            ) : (
              <span className={one ? 'name' : 'mono'}>{one || gone ? name : ''}</span>
            )}
          </div>
          <div className="small s3">
            {wrong ? (
              <span className="warned">{t(`extensions.pick.wrong.${wrong}`, { problem: translated(one?.problem ?? '') }).trim()}</span>
            ) : (
              about?.filter(Boolean).join(' · ')
            )}
          </div>
        </div>
        {!locked && (
          <IconButton
            label={t('common.remove', { name })}
            onClick={({ currentTarget }) => {
              focusBeside(currentTarget);
              onChange(ids.filter((other) => other !== id));
            }}
          >
            <IconX {...icon} />
          </IconButton>
        )}
      </li>
    );
  });
}

/** Filters stand as they run: the lowest number first, then by name and id, letter by letter as the server does. */
const inTurn = (a: Extension | undefined, b: Extension | undefined): number => {
  const [first, second] = [a, b].map((one) => `${one?.name.toLowerCase() ?? ''}\n${one?.id ?? ''}`) as [string, string];
  return (a?.priority ?? 0) - (b?.priority ?? 0) || (first < second ? -1 : Number(first > second));
};

const wrongWith = (one: Extension | undefined, gone: boolean): 'gone' | 'off' | 'unreachable' | 'broken' | null => {
  if (gone) return 'gone';
  if (!one) return null;
  if (!one.enabled) return 'off';
  return one.state === 'unreachable' || one.state === 'broken' ? one.state : null;
};
