import { Drawer } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './atoms';
import { useArrived } from './later';
import { useOverNotices } from './notices';
import { useFocusBack } from './useFocusBack';

type Props = { opened: boolean; onClose: () => void; title: string; about?: string; size?: number; children: ReactNode } & {
  /** Something inside asks for the focus by itself. */
  focusInside?: boolean;
};

/** A drawer at the right; its title takes the focus, and its head is no second banner. */
export function SidePanel({ opened, onClose, title, about, size = 780, focusInside, children }: Props) {
  const { t } = useTranslation();
  const arrived = useArrived();
  useOverNotices(opened);
  useFocusBack();
  return (
    <Drawer.Root opened={arrived && opened} onClose={onClose} size={size} position="right" className="sidepanel">
      <Drawer.Overlay backgroundOpacity={0.24} />
      <Drawer.Content aria-label={about ? `${title}: ${about}` : title}>
        <Drawer.Body p={0}>
          <div className="panelhead">
            <h2 tabIndex={-1} data-autofocus={!focusInside || undefined} className="row paneltitle">
              <span>{title}</span>
              {about && <span className="s3 clip">{about}</span>}
            </h2>
            <span className="grow" />
            <IconButton label={t('common.close')} hint="Esc" onClick={onClose}>
              <IconX size={18} stroke={1.6} />
            </IconButton>
          </div>
          {children}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
