import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '@/shared/http/types';
import { translated } from '@/shared/i18n/said';
import { Note } from '@/shared/ui/atoms';
import { typedName } from '../model';

type Draft = { name: string; modelfile: string };
type Props = { busy: boolean; trouble: string | null; fields: Problem['errors']; onCreate: (draft: Draft) => void; onCancel: () => void };

export function ModelfileForm({ busy, trouble, fields, onCreate, onCancel }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>({ name: '', modelfile: 'FROM ' });
  const [asked, setAsked] = useState(false);
  const refused = (pointer: string) => {
    const detail = fields?.find((field) => field.pointer === pointer)?.detail;
    return detail && translated(detail);
  };
  const named = typedName(draft.name) !== null;
  const begun = /^\s*from\s+\S/im.test(draft.modelfile);
  return (
    <form
      className="stackform"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (named && begun) onCreate({ name: draft.name.trim(), modelfile: draft.modelfile });
      }}
    >
      <TextInput
        label={t('pulls.createName')}
        description={t('pulls.createNameHelp')}
        className="monofield"
        data-autofocus
        spellCheck={false}
        autoCapitalize="off"
        value={draft.name}
        error={asked && !named ? t('pulls.needName') : refused('/name')}
        onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
      />
      <Textarea
        label={t('pulls.modelfile')}
        description={t('pulls.modelfileHelp')}
        className="modelfile"
        autosize
        minRows={8}
        maxRows={18}
        spellCheck={false}
        value={draft.modelfile}
        error={asked && !begun ? t('pulls.needModelfile') : refused('/modelfile')}
        onChange={(event) => setDraft({ ...draft, modelfile: event.currentTarget.value })}
      />
      {trouble && !fields?.length && <Note tone="danger">{trouble}</Note>}
      <div className="row dialogfoot">
        <span className="grow" />
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {t('pulls.createButton')}
        </Button>
      </div>
    </form>
  );
}
