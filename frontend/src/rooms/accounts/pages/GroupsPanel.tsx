import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasType } from '@/shared/http/problem';
import type { Group } from '@/shared/http/types';
import { errorText } from '@/shared/i18n/problem-text';
import { icon, Note } from '@/shared/ui/atoms';
import { Confirm, Dialog } from '@/shared/ui/Dialog';
import { RowsLoading } from '@/shared/ui/loading';
import { notify } from '@/shared/ui/notices';
import { changeGroup, createGroup, deleteGroup, groupsQuery, peopleQuery } from '../api';
import { type GroupDraft, GroupForm } from '../parts/GroupForm';
import { GroupTable } from '../parts/GroupTable';

/** Groups of people that models are shared with: made, renamed, filled, deleted. */
export function GroupsPanel() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const groups = useQuery(groupsQuery);
  const people = useQuery(peopleQuery).data?.items ?? [];
  const [editing, setEditing] = useState<Group | 'new' | null>(null);
  const [deleting, setDeleting] = useState<Group | null>(null);
  const changed = () =>
    Promise.all([['groups'], ['principals'], ['models'], ['catalog']].map((queryKey) => queries.invalidateQueries({ queryKey })));

  const save = useMutation({
    meta: { quiet: true },
    mutationFn: (draft: GroupDraft) => (editing === 'new' || !editing ? createGroup(draft) : changeGroup(editing.id, draft)),
    onSuccess: async (group) => {
      notify({ text: t(editing === 'new' ? 'accounts.groups.created' : 'accounts.groups.saved', { name: group.name }) });
      setEditing(null);
      await changed();
    },
  });
  const remove = useMutation({
    mutationFn: (group: Group) => deleteGroup(group.id),
    onSuccess: async (_, group) => {
      notify({ text: t('accounts.groups.deleted', { name: group.name }) });
      setDeleting(null);
      await changed();
    },
  });
  const open = (group: Group | 'new') => {
    save.reset();
    setEditing(group);
  };
  const items = groups.data?.items ?? [];
  const error = save.error && (hasType(save.error, 'id-taken') ? t('accounts.groups.taken') : errorText(t, save.error));
  return (
    <>
      <div className="tools">
        <span className="s3 grow">{t('accounts.groups.help')}</span>
        <Button leftSection={<IconPlus {...icon} />} onClick={() => open('new')}>
          {t('accounts.groups.new')}
        </Button>
      </div>
      {groups.isPending && <RowsLoading />}
      {groups.error && (
        <div className="stmid">
          <Note tone="danger">{errorText(t, groups.error)}</Note>
        </div>
      )}
      {groups.isSuccess && items.length === 0 && (
        <div className="stmid">
          <p className="b">{t('accounts.groups.none')}</p>
        </div>
      )}
      {items.length > 0 && <GroupTable groups={items} people={people} onEdit={open} onDelete={setDeleting} />}
      <Dialog
        opened={editing !== null}
        onClose={() => setEditing(null)}
        title={editing === 'new' || !editing ? t('accounts.groups.new') : editing.name}
      >
        {editing && (
          <GroupForm
            group={editing === 'new' ? null : editing}
            people={people}
            busy={save.isPending}
            error={error}
            onSave={(draft) => save.mutate(draft)}
            onCancel={() => setEditing(null)}
          />
        )}
      </Dialog>
      <Confirm
        opened={deleting !== null}
        onClose={() => setDeleting(null)}
        title={t('accounts.people.deleteTitle', { name: deleting?.name ?? '' })}
        confirm={t('accounts.groups.deleteButton')}
        busy={remove.isPending}
        onConfirm={() => deleting && remove.mutate(deleting)}
      >
        {t('accounts.groups.deleteBody', { count: deleting?.member_ids.length ?? 0 })}
      </Confirm>
    </>
  );
}
