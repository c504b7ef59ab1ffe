import '@/policy';
import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Checkbox, NumberInput, PasswordInput, SegmentedControl, TagsInput, TextInput } from '@mantine/core';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { Connection, ConnectionDraft, Problem, Verified } from '@/shared/http/types';
import { problemText } from '@/shared/i18n/problem-text';
import { Mark, Note } from '@/shared/ui/atoms';

type Values = {
  kind: 'ollama' | 'openai' | 'demo';
  name: string;
  url: string;
  api_key: string;
  no_key: boolean;
  prefix: string;
  tags: string[];
  priority: number;
  extra_params: string[];
};
type Need = 'connections.needName' | 'connections.needUrl';
export type Check = { busy: boolean; found: Verified | null; problem: Problem | null };
type Props = {
  connection: Connection | null;
  check: Check;
  saving: boolean;
  onCheck: (draft: ConnectionDraft) => void;
  onSave: (draft: ConnectionDraft) => void;
  onCancel: () => void;
};

const isAddress = (url: string) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
const rules = z
  .object({
    kind: z.enum(['ollama', 'openai', 'demo']),
    name: z.string().trim().min(1, 'connections.needName'),
    url: z.string().trim(),
    api_key: z.string(),
    no_key: z.boolean(),
    tags: z.array(z.string()),
    priority: z.number(),
    extra_params: z.array(z.string()),
    prefix: z.string().trim(),
  })
  .refine((values) => values.kind === 'demo' || isAddress(values.url), { path: ['url'], message: 'connections.needUrl' });

const draftOf = (values: Values): ConnectionDraft => ({
  kind: values.kind,
  name: values.name.trim(),
  ...(values.kind === 'demo' ? {} : { url: values.url.trim() }),
  ...(values.api_key ? { api_key: values.api_key } : values.no_key ? { api_key: null } : {}),
  ...(values.prefix.trim() ? { prefix: values.prefix.trim() } : {}),
  tags: values.tags,
  priority: values.priority,
  ...(values.kind === 'openai' ? { extra_params: values.extra_params } : {}),
});
const hints = { ollama: 'http://localhost:11434', openai: 'https://api.openai.com/v1', demo: '' };

function Found({ check }: { check: Check }) {
  const { t } = useTranslation();
  if (check.problem) return <Note tone="danger">{problemText(t, check.problem)}</Note>;
  if (!check.found) return null;
  const models = t('connections.models', { count: check.found.model_count });
  const ms = check.found.latency_ms ?? null;
  const answers = ms === null ? t('connections.verifiedNoTime', { models }) : t('connections.verified', { ms, models });
  return (
    <Mark tone="accent">{check.found.version ? t('connections.withVersion', { answers, version: check.found.version }) : answers}</Mark>
  );
}

export function ConnectionForm({ connection, check, saving, onCheck, onSave, onCancel }: Props) {
  const { t } = useTranslation();
  const { register, control, handleSubmit, watch, formState } = useForm<Values>({
    resolver: zodResolver(rules),
    defaultValues: {
      kind: connection?.kind ?? 'ollama',
      name: connection?.name ?? '',
      url: connection?.url ?? '',
      api_key: '',
      no_key: false,
      prefix: connection?.prefix ?? '',
      tags: connection?.tags ?? [],
      priority: connection?.priority ?? 0,
      extra_params: connection?.extra_params ?? [],
    },
  });
  const said = (field: 'name' | 'url') => {
    const message = formState.errors[field]?.message;
    return message ? t(message as Need) : undefined;
  };
  const kind = watch('kind');
  const kinds = (['ollama', 'openai', 'demo'] as const).map((value) => ({ value, label: t(`connections.kinds.${value}`) }));
  return (
    <form className="stackform" noValidate onSubmit={handleSubmit((values) => onSave(draftOf(values)))}>
      {!connection && (
        <Controller
          control={control}
          name="kind"
          render={({ field }) => (
            <SegmentedControl aria-label={t('connections.kind')} data={kinds} value={field.value} onChange={field.onChange} />
          )}
        />
      )}
      {kind === 'demo' && <p className="s2">{t('connections.demo')}</p>}
      <TextInput label={t('connections.name')} placeholder={t('connections.namePlaceholder')} error={said('name')} {...register('name')} />
      {kind !== 'demo' && (
        <>
          <TextInput
            label={t('connections.url')}
            placeholder={hints[kind]}
            className="monofield"
            inputMode="url"
            error={said('url')}
            {...register('url')}
          />
          <PasswordInput
            label={t('connections.key')}
            description={connection?.has_api_key ? t('connections.keyKept') : t('connections.keyHelp')}
            autoComplete="off"
            disabled={watch('no_key')}
            {...register('api_key')}
          />
          {connection?.has_api_key && <Checkbox label={t('connections.noKey')} {...register('no_key')} />}
          <TextInput
            label={t('connections.prefix')}
            description={t('connections.prefixHelp')}
            className="monofield"
            {...register('prefix')}
          />
        </>
      )}
      <Controller
        control={control}
        name="tags"
        render={({ field }) => (
          <TagsInput
            label={t('connections.tags')}
            description={t('connections.tagsHelp')}
            value={field.value}
            onChange={field.onChange}
            maxTags={20}
            acceptValueOnBlur
          />
        )}
      />
      <Controller
        control={control}
        name="priority"
        render={({ field }) => (
          <NumberInput
            label={t('connections.priority')}
            description={t('connections.priorityHelp')}
            min={0}
            max={1000}
            allowDecimal={false}
            clampBehavior="strict"
            value={field.value}
            onChange={(value) => field.onChange(Number(value) || 0)}
          />
        )}
      />
      {kind === 'openai' && (
        <Controller
          control={control}
          name="extra_params"
          render={({ field }) => (
            <TagsInput
              label={t('connections.extraParams')}
              description={t('connections.extraParamsHelp')}
              className="monofield"
              placeholder="top_k"
              value={field.value}
              onChange={field.onChange}
              acceptValueOnBlur
            />
          )}
        />
      )}
      <Found check={check} />
      <div className="row dialogfoot">
        <Button variant="subtle" loading={check.busy} onClick={handleSubmit((values) => onCheck(draftOf(values)))}>
          {t('connections.verify')}
        </Button>
        <span className="grow" />
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={saving}>
          {connection ? t('common.save') : check.problem ? t('connections.addUnchecked') : t('connections.addIt')}
        </Button>
      </div>
    </form>
  );
}
