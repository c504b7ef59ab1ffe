import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { translated } from '@/shared/i18n/said';
import type { Pull } from '../http/types';
import { useFormats } from '../i18n/format';
import { IconButton, smallIcon } from './atoms';

const isOver = (pull: Pull) => pull.state !== 'queued' && pull.state !== 'running';

/** How a pull is, in words: bytes, speed and time left while it runs; what is kept when it ended. */
export const usePullWords = () => {
  const { t } = useTranslation();
  const format = useFormats();
  const amount = (pull: Pull) => t('pulls.amount', { done: format.bytes(pull.completed), total: format.bytes(pull.total) });
  const kept = (pull: Pull) => (pull.completed > 0 ? t('pulls.kept', { amount: amount(pull) }) : '');
  const running = (pull: Pull) => {
    if (pull.kind === 'create' && pull.total === 0) return t('pulls.making');
    if (pull.total === 0) return t('pulls.beginning');
    if (pull.completed >= pull.total) return t('pulls.checking');
    const moving = (pull.bytes_per_second ?? 0) > 0;
    return [
      amount(pull),
      moving ? t('pulls.speed', { amount: format.bytes(pull.bytes_per_second ?? 0) }) : '',
      moving && pull.seconds_left !== null ? t('pulls.left', { time: format.duration(pull.seconds_left ?? 0) }) : '',
    ]
      .filter(Boolean)
      .join(', ');
  };
  return (pull: Pull): string => {
    switch (pull.state) {
      case 'queued':
        return t('pulls.waiting');
      case 'running':
        return pull.message ? translated(pull.message) : running(pull);
      case 'succeeded':
        return t('pulls.done');
      case 'failed':
        return [`${t('pulls.failed')}: ${translated(pull.message ?? '')}`, kept(pull)].filter(Boolean).join(' ');
      case 'cancelled':
        return [t('pulls.cancelled'), kept(pull)].filter(Boolean).join(', ');
    }
  };
};

export function PullBar({ pull }: { pull: Pull }) {
  const { t } = useTranslation();
  const percent = pull.total > 0 ? Math.min(100, Math.floor((100 * pull.completed) / pull.total)) : 0;
  return (
    <div
      className="bar"
      role="progressbar"
      aria-label={t('pulls.progress', { name: pull.name })}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      data-still={isOver(pull) || undefined}
    >
      <i style={{ width: `${percent}%` }} />
    </div>
  );
}

type Props = {
  pull: Pull;
  /** Whether the person may cancel and resume it. */
  may: boolean;
  onCancel: (id: string) => void;
  onResume: (id: string) => void;
  onForget?: (id: string) => void;
};

/** One pull: name, bytes, speed, time left, bar, and what can be done about it. */
export function PullLine({ pull, may, onCancel, onResume, onForget }: Props) {
  const { t } = useTranslation();
  const words = usePullWords();
  const tone = pull.state === 'failed' ? 'danger' : pull.message ? 'warn' : undefined;
  return (
    <div className="pullline">
      <div className="grow pullbody">
        <div className="pullhead">
          <span className="mono clip" title={pull.name}>
            {pull.name}
          </span>
          <span className="small pullsaid" data-tone={tone}>
            {words(pull)}
          </span>
        </div>
        <PullBar pull={pull} />
      </div>
      {may && !isOver(pull) && (
        <Button size="xs" variant="subtle" aria-label={t('pulls.cancelOf', { name: pull.name })} onClick={() => onCancel(pull.id)}>
          {t('pulls.cancel')}
        </Button>
      )}
      {may && (pull.state === 'failed' || pull.state === 'cancelled') && (
        <>
          <Button size="xs" variant="default" aria-label={t('pulls.resumeOf', { name: pull.name })} onClick={() => onResume(pull.id)}>
            {t('pulls.resume')}
          </Button>
          {onForget && (
            <IconButton label={t('pulls.forget', { name: pull.name })} onClick={() => onForget(pull.id)}>
              <IconX {...smallIcon} />
            </IconButton>
          )}
        </>
      )}
    </div>
  );
}
