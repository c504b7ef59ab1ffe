import { Button, MultiSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Group, User } from '@/shared/http/types';

export type GroupDraft = Pick<Group, 'name' | 'description' | 'member_ids'>;
type Props = {
  group: Group | null;
  people: User[];
  busy: boolean;
  error: string | null;
  onSave: (draft: GroupDraft) => void;
  onCancel: () => void;
};

/** Name, description and members of a group; a new one has none of them yet. */
export function GroupForm({ group, people, busy, error, onSave, onCancel }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<GroupDraft>({
    name: group?.name ?? '',
    description: group?.description ?? '',
    member_ids: group?.member_ids ?? [],
  });
  const [asked, setAsked] = useState(false);
  const missing = asked && !draft.name.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (draft.name.trim()) onSave({ ...draft, name: draft.name.trim(), description: draft.description.trim() });
  };
  return (
    <form className="stackform" onSubmit={submit}>
      <TextInput
        data-autofocus
        label={t('accounts.name')}
        maxLength={100}
        value={draft.name}
        error={missing ? t('accounts.needName') : error}
        onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
      />
      <TextInput
        label={t('editor.description')}
        maxLength={500}
        value={draft.description}
        onChange={(event) => setDraft({ ...draft, description: event.currentTarget.value })}
      />
      <MultiSelect
        label={t('accounts.groups.members')}
        placeholder={draft.member_ids.length === 0 ? t('accounts.groups.addMember') : undefined}
        searchable
        limit={100}
        nothingFoundMessage={t('access.nobody')}
        data={people.map((user) => ({ value: user.id, label: `${user.name} · ${user.email}` }))}
        value={draft.member_ids}
        onChange={(member_ids) => setDraft({ ...draft, member_ids })}
      />
      <div className="row dialogfoot">
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {group ? t('common.save') : t('accounts.groups.create')}
        </Button>
      </div>
    </form>
  );
}
