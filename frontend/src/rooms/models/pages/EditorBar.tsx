import { ActionIcon, Button, Popover, Textarea } from '@mantine/core';
import { IconBraces, IconChevronDown, IconHistory, IconListSearch, IconMessageCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Model } from '@/shared/http/types';
import { Avatar, type Face } from '@/shared/ui/Avatar';
import { IconButton, icon } from '@/shared/ui/atoms';
import { modName } from '@/shared/ui/keys';
import { LinkButton } from '@/shared/ui/LinkButton';
import type { EditorPanel } from '../model';
import { EditorJump, type SectionEntry } from '../parts/EditorNav';
import type { Desk } from './desks';
import type { Edit } from './useModelDraft';

type Props = { desk: Desk; edit: Edit; name: string; face: Face; locked: boolean; saved: Model | null };

export function EditorCrumb({ kind }: { kind: Desk['kind'] }) {
  const { t } = useTranslation();
  return (
    <span className="crumb hidem">
      {kind === 'base' ? <Link to="/base-models">{t('bases.title')}</Link> : <Link to="/workspace/models">{t('models.title')}</Link>}
      <span aria-hidden="true" className="sep">
        /
      </span>
    </span>
  );
}

export function EditorTitle({ edit, name, face }: Props) {
  const { t } = useTranslation();
  return (
    <div className="row edtitle">
      <Avatar face={face} size={22} />
      <h1 className="clip">{name}</h1>
      {edit.dirty && (
        <span className="mark hidem" data-tone="warn">
          {edit.isNew ? t('editor.unsaved') : t('editor.unsavedCount', { count: edit.changed.length })}
        </span>
      )}
    </div>
  );
}

/** Save, and beside it the word that this save leaves in the history. */
function SaveButton({ edit, onSave }: { edit: Edit; onSave: () => void }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const off = !edit.dirty && !edit.isNew;
  return (
    <Button.Group>
      <Button loading={edit.busy} disabled={off} onClick={onSave}>
        {edit.isNew ? t('editor.create') : t('common.save')}
        <span className="btnk hidem">{modName}S</span>
      </Button>
      {!edit.isNew && (
        <Popover opened={opened} onChange={setOpened} position="bottom-end" width={320} trapFocus returnFocus>
          <Popover.Target>
            <ActionIcon className="savemore" size={32} disabled={off} aria-label={t('editor.saveWith')} onClick={() => setOpened(!opened)}>
              <IconChevronDown size={14} stroke={1.8} />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown aria-label={t('editor.saveWith')}>
            <div className="stackform">
              <Textarea
                data-autofocus
                label={t('editor.describeChange')}
                placeholder={t('editor.describeHint')}
                autosize
                minRows={2}
                maxRows={6}
                maxLength={500}
                value={edit.message}
                onChange={(event) => edit.setMessage(event.currentTarget.value)}
              />
              <Button
                onClick={() => {
                  setOpened(false);
                  onSave();
                }}
              >
                {t('common.save')}
              </Button>
            </div>
          </Popover.Dropdown>
        </Popover>
      )}
    </Button.Group>
  );
}

type ActionProps = Props & { sections: SectionEntry[]; here: string; onPanel: (panel: EditorPanel) => void; onSave: () => void };

export function EditorActions({ desk, edit, locked, saved, sections, here, onPanel, onSave }: ActionProps) {
  const { t } = useTranslation();
  const { draft } = edit;
  const hasPast = !edit.isNew && saved !== null;
  return (
    <>
      <EditorJump sections={sections} here={here} />
      <IconButton className="hidem" label={t('editor.json')} onClick={() => onPanel('json')}>
        <IconBraces {...icon} />
      </IconButton>
      {hasPast && (
        <>
          <Button variant="subtle" className="hidem widebtn" leftSection={<IconHistory {...icon} />} onClick={() => onPanel('versions')}>
            {t('versions.n', { n: saved.version })}
          </Button>
          <IconButton className="narrowbtn" label={t('versions.title')} hint="V" onClick={() => onPanel('versions')}>
            <IconHistory {...icon} />
          </IconButton>
          {desk.kind === 'workspace' && (
            <IconButton className="hidem" label={t('explain.title')} hint="I" onClick={() => onPanel('explain')}>
              <IconListSearch {...icon} />
            </IconButton>
          )}
        </>
      )}
      {!edit.isNew && (desk.kind === 'base' || draft.base_model_id) && (
        <LinkButton
          to="/"
          search={{ models: draft.id }}
          className="hidem widebtn"
          variant="default"
          leftSection={<IconMessageCircle {...icon} />}
        >
          {t('editor.tryInChat')}
        </LinkButton>
      )}
      {!locked && <SaveButton edit={edit} onSave={onSave} />}
    </>
  );
}
