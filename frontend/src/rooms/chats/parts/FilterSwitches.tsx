import { Menu } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SwitchableFilter } from '@/shared/http/types';
import { useGivenName } from '@/shared/i18n/given-name';
import { IconButton, icon } from '@/shared/ui/atoms';

type Props = { filters: readonly SwitchableFilter[]; onSwitch: (id: string, on: boolean) => void };

/** The filters that who chats may turn on and off for what is asked next. */
export function FilterSwitches({ filters, onSwitch }: Props) {
  const { t } = useTranslation();
  const givenName = useGivenName();
  if (filters.length === 0) return null;
  const on = filters.filter((one) => one.on).length;
  return (
    <Menu position="top-start" closeOnItemClick={false} returnFocus withinPortal={false} floatingStrategy="fixed">
      <Menu.Target>
        <IconButton label={t('calls.filters', { on, of: filters.length })} data-on={on > 0 || undefined} className="filterswitch">
          <IconFilter {...icon} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('calls.filtersNext')}</Menu.Label>
        {filters.map((one) => (
          <Menu.CheckboxItem key={one.id} checked={one.on} onChange={(now) => onSwitch(one.id, now)}>
            {givenName(one.id) ?? one.name}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
