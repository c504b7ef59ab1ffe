import { SegmentedControl, Switch, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ModelDraft } from '@/shared/http/types';
import { Section } from './Section';

type Props = {
  draft: ModelDraft;
  locked: boolean;
  errorAt: (pointer: string) => string | undefined;
  onChange: (change: Partial<ModelDraft>) => void;
};

export function Greeting({ draft, locked, errorAt, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Section id="greeting" title={t('editor.greeting')} note={t('editor.greetingNote')}>
      <Textarea
        aria-label={t('editor.greeting')}
        autosize
        minRows={1}
        maxRows={10}
        readOnly={locked}
        value={draft.greeting}
        error={errorAt('/greeting')}
        onChange={(event) => onChange({ greeting: event.currentTarget.value })}
      />
    </Section>
  );
}

const capabilities = ['vision', 'file_upload', 'citations', 'usage'] as const;

export function Capabilities({ draft, locked, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Section id="capabilities" title={t('editor.capabilities')}>
      <div className="caps">
        {capabilities.map((name) => (
          <div key={name}>
            <div className="grow">
              <div>{t(`editor.cap.${name}`)}</div>
              <div className="small s3">{t(`editor.cap.${name}Help`)}</div>
            </div>
            <Switch
              aria-label={t(`editor.cap.${name}`)}
              disabled={locked}
              checked={draft.capabilities[name] === true}
              onChange={(event) => onChange({ capabilities: { ...draft.capabilities, [name]: event.currentTarget.checked } })}
            />
          </div>
        ))}
      </div>
    </Section>
  );
}

export function Access({ draft, locked, errorAt, onChange }: Props) {
  const { t } = useTranslation();
  const { visibility, grants } = draft.access;
  return (
    <Section id="access" title={t('editor.access')}>
      <SegmentedControl
        aria-label={t('editor.who')}
        disabled={locked}
        data={[
          { value: 'private', label: t('editor.onlyMe') },
          { value: 'public', label: t('editor.everyone') },
        ]}
        value={visibility}
        onChange={(next) => onChange({ access: { ...draft.access, visibility: next as 'private' | 'public' } })}
      />
      <p className="s3 accessnote">{visibility === 'public' ? t('editor.everyoneHelp') : t('editor.onlyMeHelp')}</p>
      {grants.length > 0 && <p className="small s3">{t('editor.grants')}</p>}
      {errorAt('/access') && <p className="fielderror">{errorAt('/access')}</p>}
    </Section>
  );
}
