import { Menu } from '@mantine/core';
import { IconDots, IconPencil, IconTrash, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Group, User } from '@/shared/http/types';
import { useFormats } from '@/shared/i18n/format';
import { IconButton, icon } from '@/shared/ui/atoms';

type Props = { groups: Group[]; people: User[]; onEdit: (group: Group) => void; onDelete: (group: Group) => void };

export function GroupTable({ groups, people, onEdit, onDelete }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const names = (group: Group) =>
    group.member_ids
      .map((id) => people.find((user) => user.id === id)?.name)
      .filter(Boolean)
      .join(', ');
  return (
    <table className="list people">
      <thead>
        <tr>
          <th scope="col">{t('accounts.groups.group')}</th>
          <th scope="col">{t('accounts.groups.members')}</th>
          <th scope="col" style={{ width: 140 }}>
            {t('accounts.people.since')}
          </th>
          <th scope="col">
            <span className="vh">{t('models.column.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={group.id}>
            <td className="cname">
              <div className="row" style={{ gap: 12 }}>
                <IconUsers size={20} stroke={1.6} aria-hidden="true" />
                <div className="grow">
                  <button type="button" className="name namebtn clip" onClick={() => onEdit(group)}>
                    {group.name}
                  </button>
                  <div className="small s3 clip">{group.description}</div>
                </div>
              </div>
            </td>
            <td>
              <div className="s2 num">{t('accounts.people.count', { count: group.member_ids.length })}</div>
              <div className="small s3 clip">{names(group)}</div>
            </td>
            <td className="s2">{format.date(group.created_at)}</td>
            <td className="cmenu">
              <Menu position="bottom-end">
                <Menu.Target>
                  <IconButton label={t('accounts.people.actions', { name: group.name })}>
                    <IconDots {...icon} />
                  </IconButton>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => onEdit(group)}>
                    {t('accounts.groups.edit')}
                  </Menu.Item>
                  <Menu.Divider />
                  <Menu.Item data-danger leftSection={<IconTrash {...icon} />} onClick={() => onDelete(group)}>
                    {t('accounts.people.deleteItem')}
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
