import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Note } from '@/shared/ui/atoms';
import { Explained } from '@/shared/ui/explain/Explained';
import { SidePanel } from '@/shared/ui/SidePanel';
import { explainQuery } from '../api-versions';

type Props = { id: string; name: string; dirty: boolean; onClose: () => void };

/** What would be sent for a model that is asked one question; nothing is sent. */
export function ExplainDrawer({ id, name, dirty, onClose }: Props) {
  const { t } = useTranslation();
  const [question, setQuestion] = useState('');
  const [asked] = useDebouncedValue(question, 250);
  const told = useQuery(explainQuery(id, asked));
  return (
    <SidePanel opened onClose={onClose} title={t('explain.title')} about={name}>
      <Explained
        told={told}
        before={
          <TextInput
            className="grow"
            size="xs"
            aria-label={t('explain.question')}
            placeholder={t('explain.question')}
            value={question}
            onChange={(event) => setQuestion(event.currentTarget.value)}
          />
        }
      >
        {dirty && <Note tone="quiet">{t('explain.saved')}</Note>}
      </Explained>
    </SidePanel>
  );
}
