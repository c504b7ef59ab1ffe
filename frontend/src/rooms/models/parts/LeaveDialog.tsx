import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/shared/ui/Dialog';

type Props = { name: string; opened: boolean; onStay: () => void; onKeep: () => void; onDiscard: () => void };

/** Leaving with unsaved changes: they wait here as a draft unless somebody says to discard them. */
export function LeaveDialog({ name, opened, onStay, onKeep, onDiscard }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog opened={opened} onClose={onStay} title={t('editor.leaveTitle')} size={480}>
      <p className="s2">{t('editor.leaveBody', { name })}</p>
      <div className="row wrap dialogfoot">
        <Button variant="subtle" className="dangertext" onClick={onDiscard}>
          {t('editor.leave')}
        </Button>
        <span className="grow" />
        <Button variant="default" onClick={onStay}>
          {t('editor.stay')}
        </Button>
        <Button data-autofocus onClick={onKeep}>
          {t('editor.keepDraft')}
        </Button>
      </div>
    </Dialog>
  );
}
