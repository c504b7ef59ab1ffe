import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useArrived } from '@/shared/ui/later';
import { Sidebar } from './Sidebar';

/** The sidebar of a phone. */
export function SideDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const arrived = useArrived();
  return (
    <Drawer.Root opened={arrived && opened} onClose={onClose} position="left" size={300} className="drawerside">
      <Drawer.Overlay backgroundOpacity={0.24} />
      <Drawer.Content aria-label={t('common.menu')}>
        <Sidebar narrow={false} />
      </Drawer.Content>
    </Drawer.Root>
  );
}
