import { Kbd } from '@mantine/core';
import {
  IconBolt,
  IconBooks,
  IconCube,
  IconEdit,
  IconFilter,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconPalette,
  IconPlugConnected,
  IconSearch,
  IconSettings,
  IconTool,
  IconUsers,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, peopleQuery } from '@/rooms/accounts/api';
import { isAdmin } from '@/rooms/accounts/model';
import { connectionsQuery } from '@/rooms/connections/api';
import { needsAttention } from '@/rooms/connections/model';
import { extensionCountQuery } from '@/rooms/extensions/api-count';
import { type Kinds, kinds } from '@/rooms/extensions/kinds';
import { collectionCountQuery } from '@/rooms/knowledge/api-count';
import { modelCountQuery } from '@/rooms/models/api';
import { Person } from '@/shared/ui/Avatar';
import { Dot, IconButton, icon, Logo } from '@/shared/ui/atoms';
import { modName } from '@/shared/ui/keys';
import { ShellContext } from '@/shared/ui/Page';
import { prefer } from '@/shared/ui/preferences';
import { ChatList } from './ChatList';
import { PullFoot } from './PullFoot';
import { useWholeList } from './useWholeList';

type ItemProps = {
  kind?: Kinds;
  to: '/' | '/workspace/models' | '/workspace/$kind' | '/workspace/knowledge' | '/base-models' | '/connections' | '/people';
  sign: ReactNode;
  label: string;
  narrow: boolean;
  count?: ReactNode;
  warn?: string;
};

function Item({ to, kind, sign, label, narrow, count, warn }: ItemProps) {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const place = kind ? `/workspace/${kind}` : to;
  const here = to === '/' ? path === '/' : path.startsWith(place);
  return (
    <Link
      to={to}
      params={kind ? { kind } : undefined}
      className="nav"
      aria-current={here ? 'page' : undefined}
      aria-label={narrow ? label : undefined}
      title={narrow ? label : undefined}
    >
      {sign}
      {!narrow && <span className="grow">{label}</span>}
      {!narrow && warn && (
        <>
          <Dot tone="warn" />
          <span className="vh">{warn}</span>
        </>
      )}
      {!narrow && count !== undefined && <span className="count">{count}</span>}
    </Link>
  );
}

const signs: Record<Kinds, typeof IconTool> = { tools: IconTool, filters: IconFilter, actions: IconBolt };

function Extensions({ kind, narrow }: { kind: Kinds; narrow: boolean }) {
  const { t } = useTranslation();
  const count = useQuery({ ...extensionCountQuery(kinds[kind]), enabled: !useWholeList() });
  const Sign = signs[kind];
  return (
    <Item to="/workspace/$kind" kind={kind} narrow={narrow} sign={<Sign {...icon} />} label={t(`common.nav.${kind}`)} count={count.data} />
  );
}

function Administration({ narrow }: { narrow: boolean }) {
  const { t } = useTranslation();
  const connections = useQuery(connectionsQuery);
  const people = useQuery({ ...peopleQuery, enabled: !useWholeList() });
  const warn = needsAttention(connections.data ?? []) ? t('common.nav.attention') : undefined;
  return (
    <>
      {!narrow && <h2 className="cap">{t('common.nav.administration')}</h2>}
      <Item
        to="/connections"
        narrow={narrow}
        sign={<IconPlugConnected {...icon} />}
        label={t('common.nav.connections')}
        count={connections.data?.length}
        warn={warn}
      />
      <Item to="/base-models" narrow={narrow} sign={<IconCube {...icon} />} label={t('common.nav.baseModels')} />
      <Item to="/people" narrow={narrow} sign={<IconUsers {...icon} />} label={t('common.nav.people')} count={people.data?.total} />
    </>
  );
}

export function Sidebar({ narrow }: { narrow: boolean }) {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  const count = useQuery({ ...modelCountQuery(), enabled: !useWholeList() });
  const collections = useQuery({ ...collectionCountQuery, enabled: !useWholeList() });
  const { openSearch } = useContext(ShellContext);
  const Fold = narrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav className="side" aria-label={t('common.main')} data-narrow={narrow || undefined}>
      <div className="brand">
        {!narrow && <Logo />}
        {!narrow && <span className="grow">Atelier</span>}
        <IconButton
          label={narrow ? t('common.nav.expand') : t('common.nav.collapse')}
          hint="["
          className="hidem"
          onClick={() => prefer({ sidebar: narrow ? 'wide' : 'narrow' })}
        >
          <Fold {...icon} />
        </IconButton>
      </div>
      <Item to="/" narrow={narrow} sign={<IconEdit {...icon} />} label={t('common.nav.newChat')} count={<Kbd className="hidem">N</Kbd>} />
      <button
        type="button"
        className="nav"
        aria-label={narrow ? t('common.nav.search') : undefined}
        title={narrow ? t('common.nav.search') : undefined}
        onClick={openSearch}
      >
        <IconSearch {...icon} />
        {!narrow && <span className="grow">{t('common.nav.search')}</span>}
        {!narrow && <Kbd className="hidem">{modName}K</Kbd>}
      </button>
      {!narrow && <h2 className="cap">{t('common.nav.workspace')}</h2>}
      <Item to="/workspace/models" narrow={narrow} sign={<IconPalette {...icon} />} label={t('common.nav.models')} count={count.data} />
      <Item
        to="/workspace/knowledge"
        narrow={narrow}
        sign={<IconBooks {...icon} />}
        label={t('common.nav.knowledge')}
        count={collections.data}
      />
      {(Object.keys(kinds) as Kinds[]).map((kind) => (
        <Extensions key={kind} kind={kind} narrow={narrow} />
      ))}
      {isAdmin(me) && <Administration narrow={narrow} />}
      {!narrow && <ChatList />}
      <span className="grow" />
      <PullFoot narrow={narrow} />
      <div className="me">
        <Person name={me?.name ?? ''} size={24} />
        {!narrow && <span className="grow clip">{me?.name}</span>}
        <Link to="/settings" className="iconbtn melink" aria-label={t('common.nav.settings')} title={t('common.nav.settings')}>
          <IconSettings {...icon} />
        </Link>
      </div>
    </nav>
  );
}
