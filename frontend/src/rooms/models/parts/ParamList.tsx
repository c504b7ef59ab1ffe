import { SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParameterFacts, Params } from '@/shared/http/types';
import { Section } from '@/shared/ui/Section';
import { type Complaint, complaintAbout, isSet, keptNames, parameters, setNames, withParam } from '../parameters';
import { ParamRow } from './ParamRow';

type Props = {
  params: Params;
  facts: ReadonlyMap<string, ParameterFacts>;
  locked: boolean;
  errorAt: (pointer: string) => string | undefined;
  onChange: (params: Params) => void;
};
type Which = 'set' | 'common' | 'all';

function Custom({
  params,
  locked,
  error,
  onChange,
}: {
  params: Params;
  locked: boolean;
  error: string | undefined;
  onChange: (params: Params) => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const [bad, setBad] = useState<string | null>(null);
  const shown = isSet(params, 'custom_params') ? JSON.stringify(params.custom_params, null, 2) : '';
  const read = (text: string) => {
    setTyped(text);
    try {
      const value: unknown = text.trim() ? JSON.parse(text) : undefined;
      if (value !== undefined && (typeof value !== 'object' || value === null || Array.isArray(value))) throw new Error(typeof value);
      setBad(null);
      onChange(withParam(params, 'custom_params', value));
    } catch (failure) {
      setBad(failure instanceof Error ? failure.message : String(failure));
    }
  };
  return (
    <Textarea
      className="monofield customparams"
      label={t('editor.custom')}
      description={t('editor.customHelp')}
      placeholder={'{ "top_a": 0.1 }'}
      autosize
      minRows={1}
      maxRows={12}
      readOnly={locked}
      value={typed ?? shown}
      error={bad ? t('editor.customBad', { why: bad }) : error}
      onChange={(event) => read(event.currentTarget.value)}
      onBlur={() => !bad && setTyped(null)}
    />
  );
}

export function ParamList({ params, facts, locked, errorAt, onChange }: Props) {
  const { t } = useTranslation();
  const [which, setWhich] = useState<Which>('common');
  const here = setNames(params);
  const kept = keptNames(params);
  const shown = parameters.filter(
    (parameter) => which === 'all' || isSet(params, parameter.name) || (which === 'common' && parameter.common),
  );
  const said = (complaint: Complaint | null) => complaint && t(`editor.bad.${complaint.key}`, { min: 0, max: 0, ...complaint });
  return (
    <Section
      id="parameters"
      title={t('editor.parameters')}
      note={t('editor.paramsNote', { here: here.length, left: parameters.length - here.length })}
      right={
        <SegmentedControl
          aria-label={t('editor.which')}
          data={[
            { value: 'set', label: t('editor.setHere') },
            { value: 'common', label: t('editor.common') },
            { value: 'all', label: t('editor.all') },
          ]}
          value={which}
          onChange={(next) => setWhich(next as Which)}
        />
      }
    >
      {shown.length === 0 && <p className="s3">{t('editor.noneSet')}</p>}
      {shown.map((parameter) => {
        const value = params[parameter.name];
        return (
          <ParamRow
            key={parameter.name}
            parameter={parameter}
            value={value}
            facts={facts.get(parameter.name)}
            locked={locked}
            error={said(complaintAbout(parameter, value)) ?? errorAt(`/params/${parameter.name}`)}
            onChange={(next) => onChange(withParam(params, parameter.name, next))}
          />
        );
      })}
      {(which === 'all' || isSet(params, 'custom_params')) && (
        <Custom params={params} locked={locked} error={errorAt('/params/custom_params')} onChange={onChange} />
      )}
      {kept.length > 0 && <p className="small s3 keptparams">{t('editor.otherParams', { names: kept.join(', ') })}</p>}
    </Section>
  );
}
