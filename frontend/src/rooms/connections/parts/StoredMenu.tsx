import { Menu } from '@mantine/core';
import { IconDots, IconPlayerEject, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StoredModel } from '@/shared/http/types';
import { IconButton, icon } from '@/shared/ui/atoms';

export type StoredVerb = 'update' | 'unload' | 'delete';
type Props = { model: StoredModel; onAct: (verb: StoredVerb, model: StoredModel) => void };

export function StoredMenu({ model, onAct }: Props) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end" withinPortal={false} floatingStrategy="fixed">
      <Menu.Target>
        <IconButton label={t('pulls.actions', { name: model.name })}>
          <IconDots {...icon} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconRefresh {...icon} />} onClick={() => onAct('update', model)}>
          {t('pulls.update')}
        </Menu.Item>
        {model.loaded && (
          <Menu.Item leftSection={<IconPlayerEject {...icon} />} onClick={() => onAct('unload', model)}>
            {t('pulls.unload')}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<IconTrash {...icon} />} data-danger onClick={() => onAct('delete', model)}>
          {t('pulls.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
