import { SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/i18n/problem-text';
import { Note } from '@/shared/ui/atoms';
import { RowsLoading } from '@/shared/ui/loading';
import { SidePanel } from '@/shared/ui/SidePanel';
import { explainQuery } from '../api-versions';
import { JsonView } from '../parts/JsonView';
import { Origins } from '../parts/Origins';

type Props = { id: string; name: string; dirty: boolean; onClose: () => void };
type View = 'origins' | 'json';

/** The exact request that would go upstream, and where each part of it comes from; nothing is sent. */
export function ExplainDrawer({ id, name, dirty, onClose }: Props) {
  const { t } = useTranslation();
  const [question, setQuestion] = useState('');
  const [view, setView] = useState<View>('origins');
  const [asked] = useDebouncedValue(question, 250);
  const told = useQuery(explainQuery(id, asked));
  return (
    <SidePanel opened onClose={onClose} title={t('explain.title')} about={name}>
      <div className="row wrap exbar">
        <TextInput
          className="grow"
          size="xs"
          aria-label={t('explain.question')}
          placeholder={t('explain.question')}
          value={question}
          onChange={(event) => setQuestion(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t('explain.view')}
          data={[
            { value: 'origins', label: t('explain.origins') },
            { value: 'json', label: 'JSON' },
          ]}
          value={view}
          onChange={(next) => setView(next as View)}
        />
      </div>
      <div className="exl">
        {dirty && <Note tone="quiet">{t('explain.saved')}</Note>}
        {told.isPending && <RowsLoading />}
        {told.error && <Note tone="danger">{errorText(t, told.error)}</Note>}
        {told.data && (
          <>
            <p className="s3 exwhere">
              {told.data.connection ? t('explain.via', { name: told.data.connection.name }) : t('explain.nowhere')}
              {told.data.others.length > 0 && ` ${t('explain.next', { names: told.data.others.map((one) => one.name).join(', ') })}`}
            </p>
            {view === 'json' ? <JsonView value={told.data.request} label={t('explain.request')} /> : <Origins told={told.data} />}
          </>
        )}
      </div>
    </SidePanel>
  );
}
