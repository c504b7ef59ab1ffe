import { Switch, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CatalogEntry, ModelDraft } from '@/shared/http/types';
import { Section } from '@/shared/ui/Section';

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
type Known = (typeof capabilities)[number];

/** Those with words here, and whatever else an import brought; the base's own sight is told beside vision. */
export function Capabilities({ draft, locked, base, onChange }: Props & { base: CatalogEntry | undefined }) {
  const { t } = useTranslation();
  const more = Object.keys(draft.capabilities).filter((name) => !(capabilities as readonly string[]).includes(name));
  const blind = base !== undefined && base.capabilities.length > 0 && !base.capabilities.includes('vision');
  const help = (name: Known) => (name === 'vision' && blind ? t('editor.cap.blind', { name: base.id }) : t(`editor.cap.${name}Help`));
  const toggle = (name: string, label: string, helped: string) => (
    <div key={name}>
      <div className="grow">
        <div className="anywhere">{label}</div>
        <div className="small s3">{helped}</div>
      </div>
      <Switch
        aria-label={label}
        disabled={locked}
        checked={draft.capabilities[name] === true}
        onChange={(event) => onChange({ capabilities: { ...draft.capabilities, [name]: event.currentTarget.checked } })}
      />
    </div>
  );
  return (
    <Section id="capabilities" title={t('editor.capabilities')}>
      <div className="caps">
        {capabilities.map((name) => toggle(name, t(`editor.cap.${name}`), help(name)))}
        {more.map((name) => toggle(name, name, t('editor.cap.otherHelp')))}
      </div>
    </Section>
  );
}
