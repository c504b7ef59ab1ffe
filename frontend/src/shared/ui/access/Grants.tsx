import { Select } from '@mantine/core';
import { IconUsers, IconX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Access, Grant, Permission, Principal } from '@/shared/http/types';
import { Person } from '@/shared/ui/Avatar';
import { IconButton, icon } from '@/shared/ui/atoms';
import { isGroup, permissions, withGrant, withoutGrant, withPermission } from './access';

/** What the rights mean where it is not a model that is shared. */
export type AccessWording = { note: string; means: Record<Permission, string> };

type GrantProps = { means: string; grant: Grant; locked: boolean; onPermission: (permission: Permission) => void; onRemove: () => void };

function GrantRow({ means, grant, locked, onPermission, onRemove }: GrantProps) {
  const { t } = useTranslation();
  const name = grant.name ?? t('access.gone');
  const data = permissions.map((value) => ({ value, label: t(`access.may.${value}`) }));
  return (
    <li>
      {isGroup(grant.principal) ? <IconUsers {...icon} aria-hidden="true" /> : <Person name={name} size={24} />}
      <div className="grow">
        <div className={grant.name === null ? 's3 clip' : 'clip'}>{name}</div>
        <div className="small s3">{means}</div>
      </div>
      <Select
        w={150}
        size="xs"
        allowDeselect={false}
        aria-label={t('access.mayOf', { name })}
        disabled={locked}
        data={data}
        value={grant.permission}
        onChange={(next) => onPermission(next as Permission)}
      />
      {!locked && (
        <IconButton label={t('common.remove', { name })} onClick={onRemove}>
          <IconX {...icon} />
        </IconButton>
      )}
    </li>
  );
}

type Props = { access: Access; locked?: boolean; words?: AccessWording; onChange: (access: Access) => void };

/** Who a thing is shared with, and what each of them may do. */
export function Grants({ access, locked = false, words, onChange }: Props) {
  const { t } = useTranslation();
  if (access.grants.length === 0) return null;
  return (
    <ul className="pick grants" aria-label={t('access.list')}>
      {access.grants.map((grant) => (
        <GrantRow
          key={grant.principal}
          means={words?.means[grant.permission] ?? t(`access.means.${grant.permission}`)}
          grant={grant}
          locked={locked}
          onPermission={(permission) => onChange(withPermission(access, grant.principal, permission))}
          onRemove={() => onChange(withoutGrant(access, grant.principal))}
        />
      ))}
    </ul>
  );
}

/** Whom the page has found by what was typed. */
export type Found = { found: Principal[]; query: string; onQuery: (text: string) => void };

/** One field that finds a person or a group by name and adds them. */
export function AddGrant({ access, found, query, onQuery, onChange }: Found & Props) {
  const { t } = useTranslation();
  // The field is for adding: once somebody was added, it is empty again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the number that tells
  useEffect(() => onQuery(''), [access.grants.length]);
  const left = found.filter((one) => !access.grants.some((grant) => grant.principal === one.principal));
  const label = (one: Principal) => `${one.name}${isGroup(one.principal) ? ` · ${t('access.group')}` : one.email ? ` · ${one.email}` : ''}`;
  return (
    <Select
      aria-label={t('access.add')}
      placeholder={t('access.add')}
      searchable
      filter={({ options }) => options}
      nothingFoundMessage={t('access.nobody')}
      data={left.map((one) => ({ value: one.principal, label: label(one) }))}
      value={null}
      searchValue={query}
      onSearchChange={onQuery}
      onChange={(principal) => {
        const one = left.find((each) => each.principal === principal);
        if (one) onChange(withGrant(access, one));
      }}
    />
  );
}
