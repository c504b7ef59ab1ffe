import { TagsInput, Textarea } from '@mantine/core';
import { lazy, Suspense, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { translated } from '@/shared/i18n/said';
import type { Definition, Kind } from '../model';
import { type Place, placeIn, textOf } from '../place';

const CodeEditor = lazy(() => import('./CodeEditor'));

type Props = {
  kind: Kind;
  definition: Definition;
  locked: boolean;
  admin: boolean;
  /** What the server said about the code when it refused it, or last looked. */
  problem: unknown;
  errorAt: (pointer: string) => string | undefined;
  onChange: (definition: Definition) => void;
};

/** Code that runs in the sandbox, and the hosts that it may speak to. */
export function ScriptFields({ kind, definition, locked, admin, problem, errorAt, onChange }: Props) {
  const { t } = useTranslation();
  const set = (part: Partial<Definition>) => onChange({ ...definition, ...part });
  const code = definition.code ?? '';
  const said = problem ? translated(textOf(problem)) : '';
  const place: Place | null = placeIn(problem);
  const label = t('extensions.script.code');
  const help = useId();
  const plain = (
    <Textarea
      className="monofield"
      aria-label={label}
      autosize
      minRows={10}
      maxRows={30}
      value={code}
      disabled={locked}
      spellCheck={false}
      onChange={(event) => set({ code: event.currentTarget.value })}
    />
  );
  return (
    <div className="schemaform">
      <div>
        <p className="small s3 codehelp">{t(`extensions.script.help.${kind}`)}</p>
        <Suspense fallback={plain}>
          <CodeEditor label={label} help={help} code={code} locked={locked} wrong={place} onChange={(next) => set({ code: next })} />
        </Suspense>
        {!locked && (
          <p id={help} className="small s3 codekeys">
            {t('extensions.script.keys')}
          </p>
        )}
        {said && (
          <p className="fielderror" role="alert">
            {place && <b className="b">{t('extensions.script.line', { line: place.line, column: place.column ?? 1 })} </b>}
            {said}
          </p>
        )}
      </div>
      <TagsInput
        label={t('extensions.script.hosts')}
        description={t('extensions.script.hostsHelp')}
        placeholder={definition.hosts?.length ? undefined : 'api.example.org'}
        disabled={locked}
        acceptValueOnBlur
        splitChars={[',', ' ']}
        error={errorAt('/definition/hosts')}
        value={definition.hosts ?? []}
        onChange={(hosts) => set({ hosts })}
      />
      {(admin || (definition.allowed_hosts?.length ?? 0) > 0 || (definition.hosts?.length ?? 0) > 0) && (
        <TagsInput
          label={t('extensions.script.allowed')}
          description={t('extensions.script.allowedHelp')}
          disabled={locked || !admin}
          data={(definition.hosts ?? []).filter((host) => !definition.allowed_hosts?.includes(host))}
          acceptValueOnBlur
          splitChars={[',', ' ']}
          error={errorAt('/definition/allowed_hosts')}
          value={definition.allowed_hosts ?? []}
          onChange={(allowed_hosts) => set({ allowed_hosts })}
        />
      )}
    </div>
  );
}
