import { TagsInput, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Model } from '@/shared/http/types';
import { smallIcon } from '@/shared/ui/atoms';
import { Dialog } from '@/shared/ui/Dialog';
import { tagsQuery } from '../api';
import { type Edit, tagging, tagsIn } from '../bulk';
import { ManyFoot } from '../parts/ManyFoot';

export type ManyProps = {
  models: Model[];
  progress: { done: number; of: number } | null;
  onClose: () => void;
  onGo: (edit: Edit) => void;
};

/** Tags for many models at once: some are given to all, some are taken from those that have them. */
export function TagsDialog({ models, progress, onClose, onGo }: ManyProps) {
  const { t } = useTranslation();
  const known = useQuery(tagsQuery).data ?? [];
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const edit = tagging({ add, remove });
  const here = tagsIn(models);
  const flip = (tag: string) => setRemove(remove.includes(tag) ? remove.filter((one) => one !== tag) : [...remove, tag]);
  return (
    <Dialog opened onClose={() => !progress && onClose()} title={t('bulk.tagsTitle', { count: models.length })} size={560}>
      <div className="accessform">
        <TagsInput
          label={t('bulk.add')}
          description={t('bulk.addHelp')}
          data={known.map(({ tag }) => tag).filter((tag) => !remove.includes(tag))}
          value={add}
          splitChars={[',']}
          data-autofocus
          onChange={(next) => setAdd(next.map((tag) => tag.trim()).filter((tag) => tag && !remove.includes(tag)))}
        />
        {here.length > 0 && (
          <fieldset className="plainset">
            <legend>{t('bulk.remove')}</legend>
            <p className="small s3">{t('bulk.removeHelp')}</p>
            <div className="facets" data-wrap>
              {here.map(({ tag, count }) => (
                <UnstyledButton
                  key={tag}
                  className="facet"
                  data-away
                  aria-pressed={remove.includes(tag)}
                  disabled={add.includes(tag)}
                  onClick={() => flip(tag)}
                >
                  {remove.includes(tag) && <IconX {...smallIcon} aria-hidden="true" />}
                  {remove.includes(tag) ? <s>{tag}</s> : tag}
                  <span className="count">{count}</span>
                </UnstyledButton>
              ))}
            </div>
          </fieldset>
        )}
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
