import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/i18n/format';
import { errorText } from '@/shared/i18n/problem-text';
import { translated } from '@/shared/i18n/said';
import { Mark, Note, smallIcon } from '@/shared/ui/atoms';
import { RowsLoading } from '@/shared/ui/loading';
import { SidePanel } from '@/shared/ui/SidePanel';
import { logsQuery } from '../api';
import type { Extension } from '../model';
import { useNames } from '../parts/words';

/** What an extension did of late: when, for whom, how long it took, what it said. Never what people wrote. */
export function LogsPanel({ extension, onClose }: { extension: Extension; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { nameOf, deedSaid } = useNames();
  const logs = useInfiniteQuery({ ...logsQuery(extension.id), staleTime: 0 });
  const entries = logs.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <SidePanel opened onClose={onClose} title={t('extensions.logs.title')} about={nameOf(extension)}>
      <div className="extlogs">
        <div className="row">
          <p className="small s3 grow">{t('extensions.logs.about')}</p>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconRefresh {...smallIcon} />}
            loading={logs.isRefetching}
            onClick={() => void logs.refetch()}
          >
            {t('extensions.logs.again')}
          </Button>
        </div>
        {logs.isPending && <RowsLoading />}
        {logs.isError && <Note tone="danger">{errorText(t, logs.error)}</Note>}
        {logs.isSuccess && entries.length === 0 && <p className="s2">{t('extensions.logs.none')}</p>}
        {entries.length > 0 && (
          <ul aria-label={t('extensions.logs.title')}>
            {entries.map((entry, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two calls may end in the same instant
              <li key={`${entry.at}${i}`}>
                <div className="row wrap">
                  <span className="b anywhere">{extension.kind === 'filter' ? (deedSaid(entry.what) ?? entry.what) : entry.what}</span>
                  {!entry.ok && <Mark tone="danger">{t('extensions.logs.failed')}</Mark>}
                  <span className="grow" />
                  <span className="small s3">
                    {[entry.caller?.name, typeof entry.took_ms === 'number' ? format.seconds(entry.took_ms) : '', format.ago(entry.at)]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </div>
                {entry.problem && <p className="small knowreason">{translated(entry.problem)}</p>}
                {(entry.lines?.length ?? 0) > 0 && <pre className="extlines">{entry.lines?.join('\n')}</pre>}
              </li>
            ))}
          </ul>
        )}
        {logs.hasNextPage && (
          <Button variant="default" loading={logs.isFetchingNextPage} onClick={() => logs.fetchNextPage()}>
            {t('common.loadMore')}
          </Button>
        )}
      </div>
    </SidePanel>
  );
}
