import { Button, Select } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { icon } from '@/shared/ui/atoms';

type Found = { id: string; name: string; about: string };
type Props = {
  found: Found[];
  query: string;
  chosen: number;
  mayUpload: boolean;
  onQuery: (text: string) => void;
  onPick: (id: string) => void;
  onFiles: (files: File[]) => void;
};

/** One field that finds a collection by name and gives it to the model; beside it, files for this model alone. */
export function KnowledgePicker({ found, query, chosen, mayUpload, onQuery, onPick, onFiles }: Props) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  // The field is for adding: once something was added, it is empty again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the number that tells
  useEffect(() => onQuery(''), [chosen]);
  return (
    <div className="row wrap knowpicker">
      <Select
        className="grow"
        aria-label={t('knowledge.pick.add')}
        placeholder={t('knowledge.pick.add')}
        searchable
        comboboxProps={{ withinPortal: false, floatingStrategy: 'fixed' }}
        filter={({ options }) => options}
        nothingFoundMessage={t('knowledge.pick.none')}
        data={found.map(({ id, name, about }) => ({ value: id, label: `${name} · ${about}` }))}
        value={null}
        searchValue={query}
        onSearchChange={onQuery}
        onChange={(id) => id && onPick(id)}
      />
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label={t('knowledge.pick.addFiles')}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <Button variant="default" leftSection={<IconFileUpload {...icon} />} disabled={!mayUpload} onClick={() => input.current?.click()}>
        {t('knowledge.pick.addFiles')}
      </Button>
      {!mayUpload && <p className="small s3 knowlater">{t('knowledge.pick.saveFirst')}</p>}
    </div>
  );
}
