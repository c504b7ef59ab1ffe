import { SegmentedControl, Select } from '@mantine/core';
import { IconUsers, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Access, BaseAccess, Grant, Permission, Principal } from '@/shared/http/types';
import { Person } from '@/shared/ui/Avatar';
import { IconButton, icon, Note } from '@/shared/ui/atoms';
import { type Audience, audienceOf, isGroup, permissions, withGrant, withoutGrant, withPermission } from '../access';

export type AccessProps = {
  access: Access;
  locked: boolean;
  base?: { id: string; access: BaseAccess } | null;
  found: Principal[];
  query: string;
  onQuery: (text: string) => void;
  onChange: (access: Access) => void;
};

function GrantRow({ grant, locked, onPermission, onRemove }: GrantProps) {
  const { t } = useTranslation();
  const name = grant.name ?? t('access.gone');
  const data = permissions.map((value) => ({ value, label: t(`access.may.${value}`) }));
  return (
    <li>
      {isGroup(grant.principal) ? <IconUsers {...icon} aria-hidden="true" /> : <Person name={name} size={24} />}
      <div className="grow">
        <div className={grant.name === null ? 's3 clip' : 'clip'}>{name}</div>
        <div className="small s3">{t(`access.means.${grant.permission}`)}</div>
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
type GrantProps = { grant: Grant; locked: boolean; onPermission: (permission: Permission) => void; onRemove: () => void };

function Add({ access, found, query, onQuery, onChange }: Omit<AccessProps, 'locked' | 'base'>) {
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

/** Who a thing is for: nobody else, some people and groups, or everybody; some may also look inside, or change it. */
export function AccessForm(props: AccessProps) {
  const { access, locked, base, onChange } = props;
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Audience | null>(null);
  const told = audienceOf(access);
  const audience = told === 'me' && asked === 'some' ? 'some' : told;
  const choose = (next: Audience) => {
    setAsked(next);
    onChange({ visibility: next === 'everyone' ? 'public' : 'private', grants: next === 'me' ? [] : access.grants });
  };
  return (
    <div className="accessform">
      <SegmentedControl
        aria-label={t('access.who')}
        disabled={locked}
        data={(['me', 'some', 'everyone'] as const).map((value) => ({ value, label: t(`access.${value}`) }))}
        value={audience}
        onChange={(next) => choose(next as Audience)}
      />
      <p className="s3 accessnote">{t(`access.help.${audience}`)}</p>
      {access.grants.length > 0 && (
        <ul className="pick grants" aria-label={t('access.list')}>
          {access.grants.map((grant) => (
            <GrantRow
              key={grant.principal}
              grant={grant}
              locked={locked}
              onPermission={(permission) => onChange(withPermission(access, grant.principal, permission))}
              onRemove={() => onChange(withoutGrant(access, grant.principal))}
            />
          ))}
        </ul>
      )}
      {!locked && audience !== 'me' && <Add {...props} />}
      {audience !== 'me' && <p className="small s3">{t('access.repeat')}</p>}
      {base && base.access !== 'open' && <Note tone="quiet">{t(`access.base.${base.access}`, { id: base.id })}</Note>}
    </div>
  );
}
