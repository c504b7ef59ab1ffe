import { UnstyledButton } from '@mantine/core';
import { IconPhotoOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/i18n/format';
import { Mark, smallIcon } from '@/shared/ui/atoms';

export type Eyes = { name: string; blind: boolean };

/** Before pictures are sent: which of the models see them. Silent where all do. */
export function Sight({ eyes, onChoose }: { eyes: Eyes[]; onChoose: () => void }) {
  const { t } = useTranslation();
  const { list } = useFormats();
  const blind = eyes.filter((one) => one.blind).map(({ name }) => name);
  const seeing = eyes.filter((one) => !one.blind).map(({ name }) => name);
  if (blind.length === 0) return null;
  if (seeing.length > 0) {
    return (
      <p className="small s3 attline" role="status">
        {t('files.someSee', { seeing: list(seeing), blind: list(blind) })}
      </p>
    );
  }
  return (
    <p className="small attline" role="status">
      <Mark tone="warn" icon={<IconPhotoOff {...smallIcon} aria-hidden="true" />}>
        {t('files.noneSees', { count: blind.length, names: list(blind) })}
      </Mark>{' '}
      <UnstyledButton className="link" onClick={onChoose}>
        {t('files.chooseSeeing')}
      </UnstyledButton>
    </p>
  );
}
