import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/i18n/format';
import { Note } from '@/shared/ui/atoms';
import type { Definition, Found, Kind, ServerSource } from '../model';

type Props = {
  kind: Kind;
  source: ServerSource;
  definition: Definition;
  locked: boolean;
  checking: boolean;
  /** What the last look at the server found. */
  found: Found | null;
  errorAt: (pointer: string) => string | undefined;
  onChange: (definition: Definition) => void;
  onCheck: () => void;
};

const pasted = (document: unknown) =>
  document === undefined || document === null ? '' : typeof document === 'string' ? document : JSON.stringify(document, null, 2);

/** Where a server is, and a look at what it offers. */
export function ServerFields({ kind, source, definition, locked, checking, found, errorAt, onChange, onCheck }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const set = (part: Partial<Definition>) => onChange({ ...definition, ...part });
  const [paste, setPaste] = useState(Boolean(definition.document));
  const [text, setText] = useState(() => pasted(definition.document));
  const stdio = source === 'mcp' && definition.transport === 'stdio';
  const ready = stdio ? Boolean(definition.program) : Boolean(definition.url?.trim() || definition.document);
  const url = (
    <TextInput
      label={t('extensions.server.address')}
      description={t(`extensions.server.${source}Help`)}
      placeholder="https://"
      inputMode="url"
      disabled={locked}
      error={errorAt('/definition/url')}
      value={definition.url ?? ''}
      onChange={(event) => set({ url: event.currentTarget.value })}
    />
  );
  return (
    <div className="schemaform">
      {source === 'mcp' && (
        <div className="askfirst">
          <SegmentedControl
            aria-label={t('extensions.server.transport')}
            disabled={locked}
            data={[
              { value: 'http', label: t('extensions.server.http') },
              { value: 'stdio', label: t('extensions.server.stdio') },
            ]}
            value={definition.transport ?? 'http'}
            onChange={(next) => set(next === 'stdio' ? { transport: 'stdio', url: undefined } : { transport: 'http', program: undefined })}
          />
        </div>
      )}
      {stdio ? (
        <TextInput
          label={t('extensions.server.program')}
          description={t('extensions.server.programHelp')}
          disabled={locked}
          error={errorAt('/definition/program')}
          value={definition.program ?? ''}
          onChange={(event) => set({ program: event.currentTarget.value })}
        />
      ) : (
        !paste && url
      )}
      {source === 'openapi' && paste && (
        <Textarea
          className="monofield"
          label={t('extensions.server.document')}
          description={t('extensions.server.documentHelp')}
          disabled={locked}
          autosize
          minRows={6}
          maxRows={18}
          spellCheck={false}
          error={errorAt('/definition/document')}
          value={text}
          onChange={(event) => {
            const next = event.currentTarget.value;
            setText(next);
            set({ url: undefined, document: documentOf(next) });
          }}
        />
      )}
      {source === 'openapi' && (
        <>
          {!locked && (
            <div>
              <Button
                size="xs"
                variant="subtle"
                onClick={() => {
                  setPaste(!paste);
                  if (paste) set({ document: undefined, url: '' });
                }}
              >
                {t(paste ? 'extensions.server.byAddress' : 'extensions.server.byPaste')}
              </Button>
            </div>
          )}
          <TextInput
            label={t('extensions.server.base')}
            description={t('extensions.server.baseHelp')}
            placeholder="https://"
            inputMode="url"
            disabled={locked}
            error={errorAt('/definition/base_url')}
            value={definition.base_url ?? ''}
            onChange={(event) => set({ base_url: event.currentTarget.value || undefined })}
          />
        </>
      )}
      {source === 'pipelines' && (
        <TextInput
          label={t('extensions.server.pipeline')}
          description={t('extensions.server.pipelineHelp')}
          disabled={locked}
          error={errorAt('/definition/pipeline_id')}
          value={definition.pipeline_id ?? ''}
          onChange={(event) => set({ pipeline_id: event.currentTarget.value })}
        />
      )}
      {!locked && (
        <div className="row wrap">
          <Button variant="default" loading={checking} disabled={!ready} onClick={onCheck}>
            {t('extensions.server.check')}
          </Button>
          <span className="small s2" role="status">
            {found?.state === 'ok' &&
              (kind === 'tool' ? t('extensions.server.answers', { count: found.tools?.length ?? 0 }) : t('extensions.server.there'))}{' '}
            {found?.checked_at && <span className="s3">{t('extensions.server.asked', { ago: format.ago(found.checked_at) })}</span>}
          </span>
        </div>
      )}
      {found && (found.state === 'unreachable' || found.state === 'broken') && (
        <Note tone={found.state === 'unreachable' ? 'warn' : 'danger'}>
          <b className="b">{t(`extensions.state.${found.state}`)}.</b> {found.problem}
        </Note>
      )}
    </div>
  );
}

/** A document as JSON where it is that; YAML goes as the text it is. */
const documentOf = (text: string): unknown => {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
