import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Definition } from '../model';
import { AddressField, type ServerProps } from './AddressField';

/** A service's document, by its address or pasted, and where the service is. */
export function OpenApiFields(props: ServerProps) {
  const { t } = useTranslation();
  const { definition, locked, errorAt, onChange } = props;
  const set = (part: Partial<Definition>) => onChange({ ...definition, ...part });
  const [paste, setPaste] = useState(Boolean(definition.document));
  const [text, setText] = useState(() => written(definition.document));
  return (
    <>
      {paste ? (
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
      ) : (
        <AddressField {...props} source="openapi" />
      )}
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
  );
}

const written = (document: unknown) =>
  document === undefined || document === null ? '' : typeof document === 'string' ? document : JSON.stringify(document, null, 2);

/** A document as JSON where it is that; YAML goes as the text it is. */
const documentOf = (text: string): unknown => {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
