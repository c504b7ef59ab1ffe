import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type Props = { count: number; progress: { done: number; of: number } | null; onClose: () => void; onGo: () => void };

/** The foot of a dialog about many models: how many it will change, and how far it is. */
export function ManyFoot({ count, progress, onClose, onGo }: Props) {
  const { t } = useTranslation();
  return (
    <div className="row dialogfoot">
      <span className="grow small s3 num" role="status">
        {progress ? t('bulk.progress', progress) : count === 0 ? t('bulk.nothing') : ''}
      </span>
      <Button variant="default" disabled={progress !== null} onClick={onClose}>
        {t('common.cancel')}
      </Button>
      <Button loading={progress !== null} disabled={count === 0} onClick={onGo}>
        {t('bulk.go', { count })}
      </Button>
    </div>
  );
}
