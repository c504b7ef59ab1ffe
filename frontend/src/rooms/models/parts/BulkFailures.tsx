import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { problemText } from '@/shared/i18n/problem-text';
import { Dialog } from '@/shared/ui/Dialog';
import type { Failure } from '../bulk';

type Props = { done: number; failures: readonly Failure[]; onUndo?: () => void; onClose: () => void };

/** What of many did not work, by name and with the reason; the rest can still be undone from here. */
export function BulkFailures({ done, failures, onUndo, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog opened onClose={onClose} title={t('bulk.failed', { count: failures.length })} size={560}>
      <p className="s3 accessnote">
        {done > 0 && `${t('models.done.bulk', { count: done })}. `}
        {t('bulk.stillSelected')}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls has to be reachable by keys */}
      <ul className="pick failures" aria-label={t('bulk.failed', { count: failures.length })} tabIndex={0}>
        {failures.map(({ id, name, problem }) => (
          <li key={id}>
            <div className="grow">
              <div className="clip" title={id}>
                {name}
              </div>
              <div className="small s3">{problemText(t, problem)}</div>
            </div>
          </li>
        ))}
      </ul>
      <div className="row dialogfoot">
        {onUndo && (
          <Button variant="default" onClick={onUndo}>
            {t('common.undo')}
          </Button>
        )}
        <Button onClick={onClose}>{t('common.close')}</Button>
      </div>
    </Dialog>
  );
}
