import { useTranslation } from 'react-i18next';
import type { ParameterFacts } from '@/shared/http/types';
import { useFormats } from '@/shared/i18n/format';
import type { Parameter } from '../parameters';

type Props = { parameter: Parameter; facts: ParameterFacts | undefined };

const sane = (value: number | null | undefined): value is number => typeof value === 'number' && Math.abs(value) < 1e12;

/** One quiet line: range and unit, what each kind of server takes without it, and which kind is not sent it at all. */
export function ParamFacts({ parameter, facts }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const said = (value: unknown) => (typeof value === 'number' ? format.number(value, 3) : String(value));
  const low = facts?.min ?? ('min' in parameter ? parameter.min : undefined);
  const high = facts?.max ?? ('max' in parameter ? parameter.max : undefined);
  const parts: string[] = [];
  if (sane(low) && sane(high)) parts.push(t('editor.facts.range', { min: said(low), max: said(high) }));
  else if (sane(low)) parts.push(t('editor.facts.from', { min: said(low) }));
  if (parameter.unit) parts.push(t(`editor.facts.unit.${parameter.unit}`));
  const { ollama, openai } = facts?.default ?? {};
  if (ollama !== undefined && ollama !== null) parts.push(`Ollama ${said(ollama)}`);
  if (openai !== undefined && openai !== null) parts.push(`OpenAI ${said(openai)}`);
  if (facts?.sent && !facts.sent.openai) parts.push(t(facts.sent.ollama ? 'editor.facts.ollamaOnly' : 'editor.facts.notSent'));
  else if (facts?.sent && !facts.sent.ollama) parts.push(t('editor.facts.openaiOnly'));
  else if (facts?.listed) parts.push(t('editor.facts.listed'));
  return parts.length > 0 && <div className="micro s3">{parts.join(' · ')}</div>;
}
