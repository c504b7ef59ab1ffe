import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { translated } from '@/shared/i18n/said';
import { Mark } from '@/shared/ui/atoms';
import { type Exception, type Extension, exceptionsOf, isServer } from '../model';

type Props = { extension: Extension; busy?: boolean; onCheck?: () => void };

const tones: Record<Exception, 'quiet' | 'warn' | 'danger'> = { off: 'quiet', unchecked: 'quiet', unreachable: 'warn', broken: 'danger' };

/** Only what is not as it should be, why, and what helps. */
export function ExtensionState({ extension, busy, onCheck }: Props) {
  const { t } = useTranslation();
  const exceptions = exceptionsOf(extension);
  if (exceptions.length === 0) return null;
  const unwell = extension.state !== 'ok';
  return (
    <span className="extstate">
      {exceptions.map((one) => (
        <Mark key={one} tone={tones[one]}>
          {t(`extensions.state.${one}`)}
        </Mark>
      ))}
      {unwell && extension.problem && <span className="small s3 extwhy">{translated(extension.problem)}</span>}
      {unwell && isServer(extension.source) && extension.permissions.write && onCheck && (
        <Button size="compact-xs" variant="default" loading={busy} onClick={onCheck}>
          {t('extensions.checkAgain')}
        </Button>
      )}
    </span>
  );
}
