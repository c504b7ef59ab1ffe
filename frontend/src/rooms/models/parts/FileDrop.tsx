import { Button } from '@mantine/core';
import { IconFileAlert, IconFileImport } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

type Props = { trouble: { name: string; why: string } | null; busy: boolean; onFiles: (files: File[]) => void };

/** A place to drop files on; what is no model file is told here, with what it is instead. */
export function FileDrop({ trouble, busy, onFiles }: Props) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const Sign = trouble ? IconFileAlert : IconFileImport;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keys
    <div
      className="stdrop"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (event.dataTransfer.files.length > 0) onFiles([...event.dataTransfer.files]);
      }}
    >
      <Sign size={22} stroke={1.5} aria-hidden="true" />
      <div role={trouble ? 'alert' : undefined}>
        <p className="b">{trouble ? t('models.transfer.notModel', { name: trouble.name }) : t('models.transfer.drop')}</p>
        <p className="s3 anywhere">{trouble ? trouble.why : t('models.transfer.dropHelp')}</p>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label={t('models.transfer.choose')}
        onChange={(event) => {
          if (event.currentTarget.files?.length) onFiles([...event.currentTarget.files]);
          event.currentTarget.value = '';
        }}
      />
      <Button mt={12} variant={trouble ? 'default' : 'filled'} loading={busy} onClick={() => input.current?.click()}>
        {trouble ? t('models.transfer.another') : t('models.transfer.choose')}
      </Button>
    </div>
  );
}
