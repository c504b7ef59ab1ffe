import { Button, Menu } from '@mantine/core';
import { IconDots, IconKey, IconTrash, IconUserCheck, IconUserShield } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Role, User } from '@/shared/http/types';
import { useFormats } from '@/shared/i18n/format';
import { Person } from '@/shared/ui/Avatar';
import { IconButton, icon, Mark, Tag } from '@/shared/ui/atoms';

type Props = {
  people: User[];
  me: string;
  onRole: (id: string, role: Role) => void;
  onPassword: (user: User) => void;
  onDelete: (user: User) => void;
};

function Actions({ user, onRole, onPassword, onDelete }: { user: User } & Omit<Props, 'people' | 'me'>) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={t('accounts.people.actions', { name: user.name })}>
          <IconDots {...icon} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        {user.role === 'admin' ? (
          <Menu.Item leftSection={<IconUserCheck {...icon} />} onClick={() => onRole(user.id, 'user')}>
            {t('accounts.people.makeUser')}
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<IconUserShield {...icon} />} onClick={() => onRole(user.id, 'admin')}>
            {t('accounts.people.makeAdmin')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconKey {...icon} />} onClick={() => onPassword(user)}>
          {t('accounts.people.resetPassword')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item data-danger leftSection={<IconTrash {...icon} />} onClick={() => onDelete(user)}>
          {t('accounts.people.deleteItem')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

export function PeopleTable({ people, me, ...acts }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <table className="list people">
      <thead>
        <tr>
          <th scope="col">{t('accounts.people.person')}</th>
          <th scope="col" style={{ width: 220 }}>
            {t('accounts.people.role')}
          </th>
          <th scope="col" style={{ width: 140 }}>
            {t('accounts.people.since')}
          </th>
          <th scope="col">
            <span className="vh">{t('models.column.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map((user) => (
          <tr key={user.id}>
            <td className="cname">
              <div className="row" style={{ gap: 12 }}>
                <Person name={user.name} size={34} />
                <div className="grow">
                  <div className="row" style={{ gap: 6 }}>
                    <span className="b clip">{user.name}</span>
                    {user.id === me && <Tag>{t('accounts.people.you')}</Tag>}
                  </div>
                  <div className="small s3 clip">{user.email}</div>
                </div>
              </div>
            </td>
            <td className="cstate">
              {user.role === 'pending' ? (
                <span className="row">
                  <Mark tone="warn">{t('accounts.people.pending')}</Mark>
                  <Button size="xs" variant="default" onClick={() => acts.onRole(user.id, 'user')}>
                    {t('accounts.people.approve')}
                  </Button>
                </span>
              ) : (
                <span className="s2">{t(`accounts.people.${user.role}`)}</span>
              )}
            </td>
            <td className="s2">{format.date(user.created_at)}</td>
            <td className="cmenu">{user.id !== me && <Actions user={user} {...acts} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
