import { UnstyledButton } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '@/rooms/accounts/api';
import { isGone } from '@/shared/http/problem';
import { useFormats } from '@/shared/i18n/format';
import { icon } from '@/shared/ui/atoms';

const waits = [5, 10, 20, 30];

/** While the server does not answer: what is shown is dated, and the next look is counted down. */
export function Offline() {
  const { t } = useTranslation();
  const format = useFormats();
  const queries = useQueryClient();
  const pulse = useQuery({ ...meQuery, queryKey: ['me'], staleTime: 10_000, refetchInterval: 15_000, retry: false });
  const gone = pulse.isError && isGone(pulse.error);
  const [left, setLeft] = useState(waits[0] ?? 5);
  const { refetch } = pulse;

  useEffect(() => {
    if (!gone) return;
    let tries = 0;
    let seconds = waits[0] ?? 5;
    const timer = setInterval(async () => {
      seconds -= 1;
      if (seconds <= 0) {
        tries += 1;
        seconds = waits[Math.min(tries, waits.length - 1)] ?? 30;
        const looked = await refetch();
        if (looked.isSuccess) void queries.invalidateQueries();
      }
      setLeft(seconds);
    }, 1000);
    return () => clearInterval(timer);
  }, [gone, refetch, queries]);

  if (!gone) return null;
  return (
    <div className="banner">
      <div className="note" data-tone="warn" role="alert">
        <IconPlugConnectedX {...icon} aria-hidden="true" />
        <span>
          {t('common.offline.body', { time: format.time(pulse.dataUpdatedAt) })}{' '}
          <UnstyledButton
            className="link"
            onClick={async () => {
              const looked = await refetch();
              if (looked.isSuccess) void queries.invalidateQueries();
            }}
          >
            {t('common.offline.now')}
          </UnstyledButton>{' '}
          <span aria-live="off">{t('common.offline.wait', { count: left })}</span>
        </span>
      </div>
    </div>
  );
}
