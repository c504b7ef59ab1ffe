import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '@/shared/http/types';

export type Titles = Pick<Settings, 'chat_titles' | 'title_model_id'>;
type Props = { titles: Titles; busy: boolean; error: string | null; onSave: (titles: Titles) => void };

/** First words cost nothing; a title that a model makes costs a request, which is said. */
export function TitleForm({ titles, busy, error, onSave }: Props) {
  const { t } = useTranslation();
  const [from, setFrom] = useState(titles.chat_titles);
  const [model, setModel] = useState(titles.title_model_id ?? '');
  const same = from === titles.chat_titles && model.trim() === (titles.title_model_id ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!same) onSave({ chat_titles: from, title_model_id: model.trim() });
  };
  return (
    <form className="stackform" onSubmit={submit}>
      <div className="set wrap">
        <span style={{ flex: '1 1 180px' }}>
          {t('accounts.titles.from')}
          <span className="small s3 setnote">{t('accounts.titles.cost')}</span>
        </span>
        <SegmentedControl
          flex="none"
          aria-label={t('accounts.titles.from')}
          data={[
            { value: 'first-words', label: t('accounts.titles.firstWords') },
            { value: 'model', label: t('accounts.titles.byModel') },
          ]}
          value={from}
          onChange={(next) => setFrom(next as Titles['chat_titles'])}
        />
      </div>
      {from === 'model' && (
        <TextInput
          label={t('accounts.titles.model')}
          description={t('accounts.titles.modelHelp')}
          inputWrapperOrder={['label', 'input', 'description']}
          placeholder={t('accounts.titles.answerer')}
          value={model}
          maxLength={256}
          spellCheck={false}
          onChange={(event) => setModel(event.currentTarget.value)}
        />
      )}
      {error && (
        <p className="bad" role="alert">
          {error}
        </p>
      )}
      <div className="row">
        <Button type="submit" variant="default" loading={busy} disabled={same}>
          {t('common.save')}
        </Button>
      </div>
    </form>
  );
}
