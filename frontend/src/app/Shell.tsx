import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyPrefix, useKeys } from '@/shared/ui/keys';
import { ShellContext } from '@/shared/ui/Page';
import { prefer, usePreferences } from '@/shared/ui/preferences';
import { KeyList } from './KeyList';
import { Offline } from './Offline';
import { Sidebar } from './Sidebar';

/** What stands around every page: sidebar (a drawer on a phone), keys, and the word about a server that is gone. */
export function Shell() {
  const { t } = useTranslation();
  const [menu, setMenu] = useState(false);
  const [keys, setKeys] = useState(false);
  const { sidebar } = usePreferences();
  const phone = useMediaQuery('(max-width: 767px)', false, { getInitialValueInEffect: false });
  const path = useRouterState({ select: (state) => state.location.pathname });
  const go = useNavigate();
  const narrow = sidebar === 'narrow' && !phone;

  useKeyPrefix('g');
  useKeys({
    n: () => go({ to: '/' }),
    'g m': () => go({ to: '/workspace/models' }),
    'g c': () => go({ to: '/connections' }),
    '[': () => prefer({ sidebar: sidebar === 'narrow' ? 'wide' : 'narrow' }),
    '?': () => setKeys(true),
  });
  useEffect(() => setMenu(path === ''), [path]);
  useEffect(() => {
    document.documentElement.dataset.side = narrow ? 'narrow' : 'wide';
  }, [narrow]);

  const shell = useMemo(() => ({ openMenu: () => setMenu(true), banner: <Offline /> }), []);
  return (
    <ShellContext.Provider value={shell}>
      <div className="frame">
        <a className="skip" href="#main">
          {t('common.skip')}
        </a>
        {!phone && <Sidebar narrow={narrow} />}
        <Outlet />
      </div>
      <Drawer.Root opened={menu && phone} onClose={() => setMenu(false)} position="left" size={300} className="drawerside">
        <Drawer.Overlay backgroundOpacity={0.24} />
        <Drawer.Content aria-label={t('common.menu')}>
          <Sidebar narrow={false} />
        </Drawer.Content>
      </Drawer.Root>
      <KeyList opened={keys} onClose={() => setKeys(false)} />
    </ShellContext.Provider>
  );
}
