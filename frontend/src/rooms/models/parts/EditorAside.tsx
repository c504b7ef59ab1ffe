import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ModelDraft } from '@/shared/http/types';
import { Avatar, type Face } from '@/shared/ui/Avatar';
import { Tag } from '@/shared/ui/atoms';
import type { Field } from '../editing';
import { useFieldName } from './fieldNames';

type Props = {
  draft: ModelDraft;
  face: Face;
  locked: boolean;
  edit: { isNew: boolean; changed: Field[]; message: string; setMessage: (message: string) => void };
};

/** How the model will look in the selector, and what this save will be called in its history. */
export function EditorAside({ draft, face, locked, edit }: Props) {
  const { t } = useTranslation();
  const nameOf = useFieldName();
  return (
    <aside className="aside" aria-label={t('editor.preview')}>
      <div className="asidelook">
        <h2>{t('editor.inSelector')}</h2>
        <div className="card row edcard">
          <Avatar face={face} size={22} />
          <span className="b clip">{face.name}</span>
          {draft.tags.slice(0, 2).map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
        </div>
      </div>
      {!locked && !edit.isNew && (
        <div>
          <h2>{t('editor.thisVersion')}</h2>
          <Textarea
            aria-label={t('editor.describeChange')}
            placeholder={t('editor.describeHint')}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={500}
            value={edit.message}
            onChange={(event) => edit.setMessage(event.currentTarget.value)}
          />
          {edit.changed.length > 0 && (
            <ul className="small s2 asidechanges" aria-label={t('editor.changedFields')}>
              {edit.changed.map((field) => (
                <li key={field} className="row">
                  <span className="dot" />
                  {nameOf(field)}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </aside>
  );
}
