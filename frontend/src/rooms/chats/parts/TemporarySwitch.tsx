import { IconGhost2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/shared/ui/atoms';

/** Whether the chat that begins now is to be forgotten. */
export function TemporarySwitch({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <IconButton label={t('shelf.temporary')} role="switch" aria-checked={on} data-on={on || undefined} onClick={() => onChange(!on)}>
      <IconGhost2 size={18} stroke={1.6} />
    </IconButton>
  );
}
