import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Note } from '@/shared/ui/atoms';
import { notify } from '@/shared/ui/notices';
import { useDeeds } from './useDeeds';

/** What becomes of a temporary chat, and the way to keep it. */
export function TemporaryNote({ id }: { id: string }) {
  const { t } = useTranslation();
  const { change } = useDeeds();
  const [busy, setBusy] = useState(false);
  const keep = async () => {
    setBusy(true);
    if (await change([id], { temporary: false })) notify({ text: t('shelf.kept') });
    setBusy(false);
  };
  return (
    <div className="dockednote">
      <Note
        tone="quiet"
        actions={
          <Button size="xs" variant="default" loading={busy} onClick={keep}>
            {t('shelf.keep')}
          </Button>
        }
      >
        <b className="b">{t('shelf.temporary')}.</b> {t('shelf.temporaryHelp')}
      </Note>
    </div>
  );
}
