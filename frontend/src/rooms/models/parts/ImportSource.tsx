import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileDrop } from '@/shared/ui/FileDrop';
import type { Source } from '../transfer';

type Props = { busy: boolean; trouble: { name: string; why: string } | null; onTake: (source: Source) => void };

/** Where models come from: files that are dropped or chosen, an address, or text that is pasted. */
export function ImportSource({ busy, trouble, onTake }: Props) {
  const { t } = useTranslation();
  const [url, setUrl] = useState('');
  const [text, setText] = useState('');
  const submit = (source: Source, ready: boolean) => (event: FormEvent) => {
    event.preventDefault();
    if (ready && !busy) onTake(source);
  };
  return (
    <div className="importways">
      <FileDrop
        title={trouble ? t('models.transfer.notModel', { name: trouble.name }) : t('models.transfer.drop')}
        help={trouble ? trouble.why : t('models.transfer.dropHelp')}
        choose={trouble ? t('models.transfer.another') : t('models.transfer.choose')}
        refused={trouble !== null}
        busy={busy}
        multiple
        onFiles={(files) => onTake({ kind: 'files', files })}
      />
      <form className="row sourceline" onSubmit={submit({ kind: 'url', url: url.trim() }, url.trim() !== '')}>
        <TextInput
          className="grow"
          label={t('models.transfer.url')}
          description={t('models.transfer.urlHelp')}
          placeholder="https://"
          inputMode="url"
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={!url.trim()} loading={busy}>
          {t('models.transfer.read')}
        </Button>
      </form>
      <form className="stackform" onSubmit={submit({ kind: 'text', text }, text.trim() !== '')}>
        <Textarea
          className="monofield"
          label={t('models.transfer.paste')}
          placeholder={'FROM llama3.2\nSYSTEM "You are …"'}
          autosize
          minRows={4}
          maxRows={16}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" variant="default" disabled={!text.trim()} loading={busy}>
            {t('models.transfer.read')}
          </Button>
        </div>
      </form>
    </div>
  );
}
