import { IconMenu2 } from '@tabler/icons-react';
import { createContext, type ReactNode, type Ref, useContext, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './atoms';

type Shell = { openMenu: () => void; openSearch: () => void; banner: ReactNode };
export const ShellContext = createContext<Shell>({ openMenu: () => undefined, openSearch: () => undefined, banner: null });

type Props = {
  /** Also the window's title. */
  name: string;
  title?: ReactNode;
  before?: ReactNode;
  actions?: ReactNode;
  chat?: boolean;
  mainRef?: Ref<HTMLElement>;
  foot?: ReactNode;
  children: ReactNode;
};

/** Bar and body of one page; the shell stands around it. */
export function Page({ name, title, before, actions, chat, mainRef, foot, children }: Props) {
  const { t } = useTranslation();
  const shell = useContext(ShellContext);
  useEffect(() => {
    document.title = `${name} · Atelier`;
  }, [name]);
  return (
    <div className="body">
      <header className="top" data-chat={chat || undefined}>
        <IconButton label={t('common.menu')} className="onlymobile" onClick={shell.openMenu}>
          <IconMenu2 size={20} stroke={1.6} />
        </IconButton>
        {before}
        {title ?? <h1>{name}</h1>}
        <span className="grow" />
        {actions}
      </header>
      <main id="main" className="main" tabIndex={-1} ref={mainRef}>
        {shell.banner}
        {children}
      </main>
      {foot}
    </div>
  );
}
