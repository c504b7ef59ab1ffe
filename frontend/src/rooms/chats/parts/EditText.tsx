import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

type Props = { text: string; save: string; onSave: (text: string) => void; onCancel: () => void };

/** In place of a message's text, until it is saved or left. */
export function EditText({ text, save, onSave, onCancel }: Props) {
  const { t } = useTranslation();
  const [now, setNow] = useState(text);
  const ready = now.trim() !== '' && now !== text;
  return (
    <form
      className="edittext"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSave(now);
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') {
          event.preventDefault();
          onCancel();
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && ready) onSave(now);
      }}
    >
      <Textarea
        aria-label={t('talk.newText')}
        description={t('talk.editHelp')}
        inputWrapperOrder={['input', 'description']}
        autosize
        minRows={2}
        maxRows={16}
        autoFocus
        value={now}
        onChange={(event) => setNow(event.currentTarget.value)}
      />
      <div className="row editfoot">
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" disabled={!ready}>
          {save}
        </Button>
      </div>
    </form>
  );
}
