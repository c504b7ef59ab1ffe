import { Button, Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BaseModel } from '@/shared/http/types';
import { errorText } from '@/shared/i18n/problem-text';
import { Note } from '@/shared/ui/atoms';
import { Dialog } from '@/shared/ui/Dialog';
import { RowsLoading } from '@/shared/ui/loading';
import { notify } from '@/shared/ui/notices';
import { basesChanged, repoint } from '../api-bases';
import { UserList } from '../parts/UserList';

type Props = { base: BaseModel; bases: BaseModel[]; onClose: () => void };

/** Moves models from one base to another: first who would move, then the deed, then the way back. */
export function RepointDialog({ base, bases, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const others = bases.filter((one) => one.id !== base.id && one.state !== 'removed');
  const [to, setTo] = useState<string | null>(base.renamed_to && others.some((one) => one.id === base.renamed_to) ? base.renamed_to : null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const plan = useQuery({
    queryKey: ['base-models', 'repoint', base.id, to],
    queryFn: () => repoint({ from: base.id, to: to ?? '', dry_run: true }),
    enabled: to !== null,
    staleTime: 0,
    retry: false,
  });
  const ids = [...new Set(plan.data?.items.map((one) => one.id))].filter((id) => !left.has(id));
  const move = useMutation({
    meta: { quiet: true },
    mutationFn: repoint,
    onSuccess: async (done) => {
      const moved = [...new Set(done.items.map((one) => one.id))];
      const undo = { label: t('common.undo'), run: () => back.mutate({ from: done.to, to: done.from, ids: moved }) };
      notify({ text: t('bases.moved', { count: moved.length, id: done.to }), action: undo });
      onClose();
      await basesChanged(queries);
    },
  });
  const back = useMutation({
    mutationFn: repoint,
    onSuccess: async (done) => {
      notify({ text: t('bases.movedBack', { count: new Set(done.items.map((one) => one.id)).size, id: done.to }) });
      await basesChanged(queries);
    },
  });
  const include = (id: string, on: boolean) => {
    const next = new Set(left);
    if (on) next.delete(id);
    else next.add(id);
    setLeft(next);
  };
  const error = plan.error ?? move.error;
  return (
    <Dialog opened onClose={onClose} title={t('bases.repointTitle', { id: base.id })} size={560}>
      <Select
        label={t('bases.repointTo')}
        placeholder={t('editor.basePick')}
        searchable
        limit={200}
        data-autofocus
        data={others.map((one) => ({ value: one.id, label: one.id }))}
        nothingFoundMessage={t('editor.baseNone')}
        value={to}
        onChange={setTo}
      />
      <p className="small s3 repointhelp">{t('bases.repointHelp')}</p>
      {error && <Note tone="danger">{errorText(t, error)}</Note>}
      {to && plan.isPending && <RowsLoading />}
      {plan.data && <UserList items={plan.data.items} left={left} onInclude={include} />}
      <div className="row dialogfoot">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button disabled={!to || ids.length === 0} loading={move.isPending} onClick={() => to && move.mutate({ from: base.id, to, ids })}>
          {t('bases.move', { count: ids.length })}
        </Button>
      </div>
    </Dialog>
  );
}
