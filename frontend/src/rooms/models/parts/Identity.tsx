import { Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogEntry, ModelDraft } from '@/shared/http/types';
import { Dot, smallIcon } from '@/shared/ui/atoms';
import { Section } from '@/shared/ui/Section';

type Props = {
  draft: ModelDraft;
  kind: 'workspace' | 'base';
  isNew: boolean;
  locked: boolean;
  avatar: ReactNode;
  bases: CatalogEntry[];
  tags: string[];
  errorAt: (pointer: string) => string | undefined;
  onChange: (change: Partial<ModelDraft>) => void;
  onId: (id: string) => void;
};

function Base({ draft, bases, locked, errorAt, onChange }: Pick<Props, 'draft' | 'bases' | 'locked' | 'errorAt' | 'onChange'>) {
  const { t } = useTranslation();
  const chosen = bases.find((base) => base.id === draft.base_model_id);
  const gone = draft.base_model_id !== null && !chosen;
  const options = bases.map((base) => ({ value: base.id, label: base.name === base.id ? base.id : `${base.name} · ${base.id}` }));
  const tone = !draft.base_model_id ? 'off' : gone || chosen?.state !== 'ok' ? 'warn' : 'ok';
  return (
    <Select
      label={t('editor.base')}
      placeholder={t('editor.basePick')}
      searchable
      limit={200}
      disabled={locked}
      nothingFoundMessage={t('editor.baseNone')}
      leftSection={<Dot tone={tone} />}
      data={gone && draft.base_model_id ? [{ value: draft.base_model_id, label: draft.base_model_id }, ...options] : options}
      value={draft.base_model_id}
      description={gone ? t('editor.baseGone', { id: draft.base_model_id ?? '' }) : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={errorAt('/base_model_id')}
      onChange={(base) => onChange({ base_model_id: base })}
    />
  );
}

export function Identity(props: Props) {
  const { draft, kind, isNew, locked, avatar, tags, errorAt, onChange, onId } = props;
  const { t } = useTranslation();
  return (
    <Section id="identity" title={t('editor.identity')}>
      <div className="who">
        {avatar}
        <div className="grow two">
          <TextInput
            label={t('editor.name')}
            value={draft.name}
            maxLength={256}
            readOnly={locked}
            error={errorAt('/name')}
            autoFocus={isNew}
            onChange={(event) => onChange({ name: event.currentTarget.value })}
          />
          <TextInput
            label={t('editor.id')}
            className="monofield"
            value={draft.id}
            readOnly={!isNew}
            error={errorAt('/id')}
            title={isNew ? t('editor.idHelp') : t('editor.idFixed')}
            rightSection={isNew ? null : <IconLock {...smallIcon} aria-label={t('editor.idFixed')} />}
            onChange={(event) => onId(event.currentTarget.value)}
          />
        </div>
      </div>
      <div className="stackform idrest">
        <Textarea
          label={t('editor.description')}
          autosize
          minRows={1}
          maxRows={6}
          readOnly={locked}
          value={draft.description}
          error={errorAt('/description')}
          onChange={(event) => onChange({ description: event.currentTarget.value })}
        />
        <div className={kind === 'workspace' ? 'two' : undefined}>
          {kind === 'workspace' && <Base {...props} />}
          <TagsInput
            label={t('editor.tags')}
            placeholder={draft.tags.length === 0 ? t('editor.addTag') : undefined}
            data={tags}
            disabled={locked}
            value={draft.tags}
            error={errorAt('/tags')}
            splitChars={[',']}
            onChange={(next) => onChange({ tags: next.map((tag) => tag.trim()).filter(Boolean) })}
          />
        </div>
      </div>
    </Section>
  );
}
