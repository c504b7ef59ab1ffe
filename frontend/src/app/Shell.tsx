import { useMediaQuery } from '@mantine/hooks';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyPrefix, useKeys } from '@/shared/ui/keys';
import { later, useEver } from '@/shared/ui/later';
import { ShellContext } from '@/shared/ui/Page';
import { prefer, usePreferences } from '@/shared/ui/preferences';
import { Offline } from './Offline';
import { Sidebar } from './Sidebar';

const KeyList = later(async () => (await import('./KeyList')).KeyList);
const SearchOrRun = later(async () => (await import('./SearchOrRun')).SearchOrRun);
const SideDrawer = later(async () => (await import('./SideDrawer')).SideDrawer);

/** What stands around every page: sidebar (a drawer on a phone), keys, and the word about a server that is gone. */
export function Shell() {
  const { t } = useTranslation();
  const [menu, setMenu] = useState(false);
  const [keys, setKeys] = useState(false);
  const [search, setSearch] = useState(false);
  const { sidebar } = usePreferences();
  const phone = useMediaQuery('(max-width: 767px)', false, { getInitialValueInEffect: false });
  const path = useRouterState({ select: (state) => state.location.pathname });
  const go = useNavigate();
  const narrow = sidebar === 'narrow' && !phone;
  const drawer = useEver(menu && phone);
  const searched = useEver(search);

  useKeyPrefix('g');
  useKeys({
    n: () => go({ to: '/' }),
    'g m': () => go({ to: '/workspace/models' }),
    'mod+k': () => setSearch(!search),
    'g k': () => go({ to: '/workspace/knowledge' }),
    'g h': () => go({ to: '/chats' }),
    'g c': () => go({ to: '/connections' }),
    '[': () => prefer({ sidebar: sidebar === 'narrow' ? 'wide' : 'narrow' }),
    '?': () => setKeys(true),
  });
  useEffect(() => setMenu(path === ''), [path]);
  useEffect(() => {
    document.documentElement.dataset.side = narrow ? 'narrow' : 'wide';
  }, [narrow]);

  const shell = useMemo(() => {
    const openSearch = () => {
      setMenu(false);
      setSearch(true);
    };
    return { openMenu: () => setMenu(true), openSearch, banner: <Offline /> };
  }, []);
  return (
    <ShellContext.Provider value={shell}>
      <div className="frame">
        <a className="skip" href="#main">
          {t('common.skip')}
        </a>
        {!phone && <Sidebar narrow={narrow} />}
        <Outlet />
      </div>
      {drawer && <SideDrawer opened={menu && phone} onClose={() => setMenu(false)} />}
      {searched && <SearchOrRun opened={search} onClose={() => setSearch(false)} />}
      {keys && <KeyList opened onClose={() => setKeys(false)} />}
    </ShellContext.Provider>
  );
}
