import { Select } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogEntry, Unresolved } from '@/shared/http/types';
import { Mark, smallIcon } from '@/shared/ui/atoms';

const known = ['base_model', 'tool', 'knowledge', 'filter', 'action', 'document'] as const;
type Known = (typeof known)[number];

/** The page's word for what a file refers to. */
export const useKindName = () => {
  const { t } = useTranslation();
  return (kind: string) => t(`models.transfer.kind.${(known as readonly string[]).includes(kind) ? (kind as Known) : 'other'}`);
};

type Props = {
  missing: Unresolved[];
  bases: CatalogEntry[];
  base: string | undefined;
  onBase: (base: string | null) => void;
  /** What fetches a base model by its name, or says how. */
  pulling: (name: string) => ReactNode;
};

/** What a file names and is not here: a base model can be chosen now, everything else is kept for when it comes. */
export function Missing({ missing, bases, base, onBase, pulling }: Props) {
  const { t } = useTranslation();
  const kindName = useKindName();
  const every = bases.map((one) => ({ value: one.id, label: one.id }));
  const choices = ({ suggestions }: Unresolved) => {
    const near = (suggestions ?? []).filter((id) => bases.some((one) => one.id === id));
    if (near.length === 0) return every;
    const others = every.filter((one) => !near.includes(one.value));
    return [
      { group: t('models.transfer.near'), items: near.map((id) => ({ value: id, label: id })) },
      { group: t('bases.title'), items: others },
    ];
  };
  const shown = base && !missing.some((one) => one.kind === 'base_model') ? [...missing, { kind: 'base_model', id: base }] : missing;
  return (
    <div className="fix">
      {shown.map((one) => (
        <div className="fixrow" key={`${one.kind}${one.id}`}>
          <Mark tone="warn" icon={<IconAlertTriangle {...smallIcon} aria-hidden="true" />}>
            {kindName(one.kind)}
          </Mark>
          <span className="mono grow anywhere">
            {one.id ?? t('models.transfer.noBase')} {one.name && one.name !== one.id && <span className="s3">{one.name}</span>}
          </span>
          {one.kind === 'base_model' ? (
            <div className="row wrap">
              {one.pull && pulling(one.pull)}
              <Select
                size="xs"
                w={220}
                searchable
                clearable
                limit={200}
                aria-label={t('models.transfer.baseFor', { id: one.id ?? t('models.transfer.noBase') })}
                placeholder={t('models.transfer.keepBase')}
                nothingFoundMessage={t('editor.baseNone')}
                data={choices(one)}
                value={base ?? null}
                onChange={onBase}
              />
            </div>
          ) : (
            <span className="small s3">{t('models.transfer.missingHelp')}</span>
          )}
        </div>
      ))}
    </div>
  );
}
