import { useDebouncedValue } from '@mantine/hooks';
import {
  IconBolt,
  IconBooks,
  IconCube,
  IconDownload,
  IconEdit,
  IconFilter,
  IconMessages,
  IconPalette,
  IconPlugConnected,
  IconSearch,
  IconSettings,
  IconTool,
  IconUsers,
} from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '@/rooms/accounts/api';
import { isAdmin } from '@/rooms/accounts/model';
import { chatListQuery } from '@/rooms/chats/api-shelf';
import { modelsInLink } from '@/rooms/chats/model';
import { everything, groupsOf, isNamed } from '@/rooms/chats/pick';
import { markedIn } from '@/rooms/chats/shelf';
import { pullChanged, startPull } from '@/rooms/connections/api';
import { pullName } from '@/rooms/connections/model';
import { catalogQuery } from '@/rooms/models/api';
import { faceOf } from '@/rooms/models/model';
import { useFormats } from '@/shared/i18n/format';
import { Avatar } from '@/shared/ui/Avatar';
import { icon } from '@/shared/ui/atoms';
import { useLeaving } from '@/shared/ui/leaving';
import { usePreferences } from '@/shared/ui/preferences';

export type FoundRow = { key: string; name: string; sign: ReactNode; excerpt?: string; after?: string; run: () => void };
type FoundGroup = { key: string; title: string; rows: FoundRow[] };

const mostChats = 8;
const mostModels = 6;
const fits = (text: string, looked: string) => looked === '' || markedIn(text, looked).length > 1;

const usePages = (looked: string): FoundRow[] => {
  const { t } = useTranslation();
  const go = useNavigate();
  const admin = isAdmin(useQuery(meQuery).data);
  const pages = [
    { to: '/chats', name: t('common.nav.chats'), Sign: IconMessages, all: true },
    { to: '/workspace/models', name: t('common.nav.models'), Sign: IconPalette, all: true },
    { to: '/workspace/knowledge', name: t('common.nav.knowledge'), Sign: IconBooks, all: true },
    { to: '/workspace/$kind', kind: 'tools', name: t('common.nav.tools'), Sign: IconTool, all: true },
    { to: '/workspace/$kind', kind: 'filters', name: t('common.nav.filters'), Sign: IconFilter, all: true },
    { to: '/workspace/$kind', kind: 'actions', name: t('common.nav.actions'), Sign: IconBolt, all: true },
    { to: '/connections', name: t('common.nav.connections'), Sign: IconPlugConnected, all: false },
    { to: '/base-models', name: t('common.nav.baseModels'), Sign: IconCube, all: false },
    { to: '/people', name: t('common.nav.people'), Sign: IconUsers, all: false },
    { to: '/settings', name: t('common.nav.settings'), Sign: IconSettings, all: true },
  ] as const;
  const found = pages.filter(({ name, all }) => (all || admin) && fits(name, looked));
  const fresh = {
    key: 'new',
    name: t('common.nav.newChat'),
    sign: <IconEdit {...icon} aria-hidden="true" />,
    run: () => void go({ to: '/' }),
  };
  return [
    ...(fits(fresh.name, looked) ? [fresh] : []),
    ...found.map(({ to, name, Sign, ...more }) => {
      const kind = 'kind' in more ? more.kind : undefined;
      const run = () => void (kind ? go({ to: '/workspace/$kind', params: { kind } }) : go({ to }));
      return { key: kind ?? to, name, sign: <Sign {...icon} aria-hidden="true" />, run };
    }),
  ];
};

/** Chats as the server finds them; without a word to look for, those used last. */
const useChats = (looked: string) => {
  const { t } = useTranslation();
  const go = useNavigate();
  const format = useFormats();
  const leaving = useLeaving();
  const [q] = useDebouncedValue(looked, 150);
  const list = useInfiniteQuery({ ...chatListQuery(q ? { q } : {}), placeholderData: keepPreviousData });
  const page = list.data?.pages[0];
  const sign = <IconMessages {...icon} aria-hidden="true" />;
  const rows: FoundRow[] = (page?.items ?? [])
    .filter(({ id }) => !leaving.has(id))
    .slice(0, mostChats)
    .map((chat) => ({
      key: chat.id,
      name: chat.title || t('chats.untitled'),
      sign,
      excerpt: chat.match?.excerpt,
      after: format.ago(chat.updated_at),
      run: () => void go({ to: '/c/$id', params: { id: chat.id }, hash: chat.match?.message_id }),
    }));
  if (q && (page?.total ?? 0) > mostChats) {
    const name = t('shelf.finderAll', { count: page?.total ?? 0 });
    rows.push({ key: 'all', name, sign: <IconSearch {...icon} aria-hidden="true" />, run: () => void go({ to: '/chats', search: { q } }) });
  }
  return { rows, looking: q !== looked || list.isFetching };
};

const useModels = (looked: string): FoundRow[] => {
  const go = useNavigate();
  const catalog = useQuery(catalogQuery).data;
  const { stars, recent } = usePreferences();
  const found = useMemo(() => {
    if (!catalog || looked === '') return [];
    const known = { stars: new Set(stars), recent };
    return groupsOf(catalog, pullName(looked) ?? looked, everything, known).flatMap((group) => group.entries);
  }, [catalog, looked, stars, recent]);
  return found.slice(0, mostModels).map((entry) => ({
    key: `model ${entry.id}`,
    name: entry.name,
    sign: <Avatar size={18} face={faceOf(entry)} />,
    after: entry.id === entry.name ? undefined : entry.id,
    run: () => void go({ to: '/', search: { models: modelsInLink([entry.id]) } }),
  }));
};

const usePull = (looked: string): FoundRow[] => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const may = useQuery(meQuery).data?.may_pull === true;
  const pull = useMutation({ mutationFn: (name: string) => startPull(name), onSuccess: (begun) => pullChanged(queries, begun) });
  const catalog = useQuery(catalogQuery).data ?? [];
  const name = may ? pullName(looked) : null;
  if (!name || catalog.some((entry) => isNamed(entry, name))) return [];
  return [
    {
      key: 'pull',
      name: t('chats.pick.pull', { name }),
      sign: <IconDownload {...icon} aria-hidden="true" />,
      run: () => pull.mutate(name),
    },
  ];
};

/** All that fits what was typed, in groups; nothing typed: where one can go, and the chats used last. */
export function useFound(looked: string): { groups: FoundGroup[]; looking: boolean } {
  const { t } = useTranslation();
  const pages = usePages(looked);
  const { rows, looking } = useChats(looked);
  const models = useModels(looked);
  const pull = usePull(looked);
  const groups = [
    { key: 'pull', title: t('chats.pick.missing'), rows: pull },
    { key: 'models', title: t('common.nav.models'), rows: models },
    { key: 'chats', title: t(looked ? 'common.nav.chats' : 'shelf.recent'), rows },
    { key: 'pages', title: t('shelf.goTo'), rows: pages },
  ];
  return { groups: groups.filter((group) => group.rows.length > 0), looking };
}
