import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Definition, ServerSource } from '../model';

export type ServerProps = {
  definition: Definition;
  locked: boolean;
  errorAt: (pointer: string) => string | undefined;
  onChange: (definition: Definition) => void;
};

/** Where a server of this kind is. */
export function AddressField({ source, definition, locked, errorAt, onChange }: ServerProps & { source: ServerSource }) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('extensions.server.address')}
      description={t(`extensions.server.${source}Help`)}
      placeholder="https://"
      inputMode="url"
      disabled={locked}
      error={errorAt('/definition/url')}
      value={definition.url ?? ''}
      onChange={(event) => onChange({ ...definition, url: event.currentTarget.value })}
    />
  );
}
