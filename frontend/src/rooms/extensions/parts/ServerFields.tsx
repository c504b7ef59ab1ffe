import { SegmentedControl, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Definition, Found, Kind, ServerSource } from '../model';
import { AddressField, type ServerProps } from './AddressField';
import { OpenApiFields } from './OpenApiFields';
import { ServerLook } from './ServerLook';

type Props = ServerProps & {
  kind: Kind;
  source: ServerSource;
  checking: boolean;
  /** What the last look at the server found. */
  found: Found | null;
  onCheck: () => void;
};

/** Where a server is, and a look at what it offers. */
export function ServerFields({ kind, source, checking, found, onCheck, ...shared }: Props) {
  const { definition, locked } = shared;
  const ready = isProgram(source, definition) ? Boolean(definition.program) : Boolean(definition.url?.trim() || definition.document);
  return (
    <div className="schemaform">
      {source === 'mcp' && <Transport {...shared} />}
      {source === 'openapi' && <OpenApiFields {...shared} />}
      {isProgram(source, definition) && <Program {...shared} />}
      {source !== 'openapi' && !isProgram(source, definition) && <AddressField {...shared} source={source} />}
      {source === 'pipelines' && <Pipeline {...shared} />}
      <ServerLook kind={kind} locked={locked} ready={ready} checking={checking} found={found} onCheck={onCheck} />
    </div>
  );
}

const isProgram = (source: ServerSource, { transport }: Definition) => source === 'mcp' && transport === 'stdio';

function Transport({ definition, locked, onChange }: ServerProps) {
  const { t } = useTranslation();
  const set = (part: Partial<Definition>) => onChange({ ...definition, ...part });
  return (
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
  );
}

function Program({ definition, locked, errorAt, onChange }: ServerProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('extensions.server.program')}
      description={t('extensions.server.programHelp')}
      disabled={locked}
      error={errorAt('/definition/program')}
      value={definition.program ?? ''}
      onChange={(event) => onChange({ ...definition, program: event.currentTarget.value })}
    />
  );
}

function Pipeline({ definition, locked, errorAt, onChange }: ServerProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('extensions.server.pipeline')}
      description={t('extensions.server.pipelineHelp')}
      disabled={locked}
      error={errorAt('/definition/pipeline_id')}
      value={definition.pipeline_id ?? ''}
      onChange={(event) => onChange({ ...definition, pipeline_id: event.currentTarget.value })}
    />
  );
}
