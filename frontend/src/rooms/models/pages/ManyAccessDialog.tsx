import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { principalsQuery } from '@/rooms/accounts/api';
import type { Access } from '@/shared/http/types';
import { nobody } from '@/shared/ui/access/access';
import { AddGrant, Grants } from '@/shared/ui/access/Grants';
import { useFound } from '@/shared/ui/access/useFound';
import { Dialog } from '@/shared/ui/Dialog';
import { granting } from '../bulk';
import { ManyFoot } from '../parts/ManyFoot';
import type { ManyProps } from './TagsDialog';

type Choice = 'leave' | Access['visibility'];
const choices = ['leave', 'private', 'public'] as const satisfies Choice[];

/** Access to many models at once: private, for everyone, or as each is; and some people and groups more. */
export function ManyAccessDialog({ models, progress, onClose, onGo }: ManyProps) {
  const { t } = useTranslation();
  const found = useFound(principalsQuery);
  const [choice, setChoice] = useState<Choice>('leave');
  const [more, setMore] = useState(nobody);
  const edit = granting({ visibility: choice === 'leave' ? null : choice, grants: more.grants });
  return (
    <Dialog opened onClose={() => !progress && onClose()} title={t('bulk.accessTitle', { count: models.length })} size={560}>
      <div className="accessform">
        <SegmentedControl
          aria-label={t('access.who')}
          data={choices.map((value) => ({ value, label: t(`bulk.${value}`) }))}
          value={choice}
          onChange={(next) => setChoice(next as Choice)}
        />
        <p className="s3 accessnote">{t(`bulk.help.${choice}`)}</p>
        <Grants access={more} onChange={setMore} />
        <AddGrant access={more} onChange={setMore} {...found} />
        {more.grants.length > 0 && <p className="small s3">{t('bulk.keepsMore')}</p>}
        {(more.grants.length > 0 || choice === 'public') && <p className="small s3">{t('access.repeat')}</p>}
      </div>
      <ManyFoot
        count={models.filter((model) => edit(model) !== null).length}
        progress={progress}
        onClose={onClose}
        onGo={() => onGo(edit)}
      />
    </Dialog>
  );
}
