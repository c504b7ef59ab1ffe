import { Button, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OfferedAction } from '@/shared/http/types';
import { useGivenName } from '@/shared/i18n/given-name';
import { ActionSign } from '@/shared/ui/ActionSign';

type Props = { actions: readonly OfferedAction[]; busy: boolean; onAct: (id: string) => void };

/** What the model offers under its answers: one is a button, several are a menu. */
export function ActionMenu({ actions, busy, onAct }: Props) {
  const { t } = useTranslation();
  const givenName = useGivenName();
  const [only, ...more] = actions;
  if (!only) return null;
  const nameOf = (one: OfferedAction) => givenName(one.id) ?? one.name;
  if (more.length === 0)
    return (
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        className="actbtn"
        leftSection={<ActionSign icon={only.icon} />}
        disabled={busy}
        onClick={() => onAct(only.id)}
      >
        {nameOf(only)}
      </Button>
    );
  return (
    <Menu position="bottom-start" returnFocus withinPortal={false} floatingStrategy="fixed">
      <Menu.Target>
        <Button size="compact-sm" variant="subtle" color="gray" className="actbtn" leftSection={<ActionSign />} disabled={busy}>
          {t('calls.actions')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((one) => (
          <Menu.Item key={one.id} leftSection={<ActionSign icon={one.icon} />} onClick={() => onAct(one.id)}>
            {nameOf(one)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
