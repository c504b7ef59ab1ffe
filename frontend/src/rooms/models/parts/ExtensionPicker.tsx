import { Select } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

type Kind = 'tool' | 'filter' | 'action';
type Props = {
  kind: Kind;
  found: { id: string; name: string; about: string }[];
  query: string;
  chosen: number;
  onQuery: (text: string) => void;
  onPick: (id: string) => void;
};

/** One field that finds a tool, a filter or an action by name and gives it to the model. */
export function ExtensionPicker({ kind, found, query, chosen, onQuery, onPick }: Props) {
  const { t } = useTranslation();
  // The field is for adding: once something was added, it is empty again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the number that tells
  useEffect(() => onQuery(''), [chosen]);
  return (
    <Select
      className="extpicker"
      aria-label={t(`extensions.pick.${kind}.add`)}
      placeholder={t(`extensions.pick.${kind}.add`)}
      searchable
      comboboxProps={{ withinPortal: false, floatingStrategy: 'fixed' }}
      filter={({ options }) => options}
      nothingFoundMessage={t('extensions.pick.none')}
      data={found.map(({ id, name, about }) => ({ value: id, label: `${name} · ${about}` }))}
      value={null}
      searchValue={query}
      onSearchChange={onQuery}
      onChange={(id) => id && onPick(id)}
    />
  );
}
