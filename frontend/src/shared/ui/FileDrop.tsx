import { Button } from '@mantine/core';
import { IconFileAlert, IconFileImport } from '@tabler/icons-react';
import { useRef, useState } from 'react';

type Props = {
  title: string;
  help: string;
  choose: string;
  /** What is written here is a refusal. */
  refused?: boolean;
  busy?: boolean;
  accept?: string;
  multiple?: boolean;
  onFiles: (files: File[]) => void;
};

/** A place to drop files on; what cannot be taken is told here, with why. */
export function FileDrop({ title, help, choose, refused, busy, accept, multiple, onFiles }: Props) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const Sign = refused ? IconFileAlert : IconFileImport;
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
      <div role={refused ? 'alert' : undefined}>
        <p className="b">{title}</p>
        <p className="s3 anywhere">{help}</p>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        multiple={multiple}
        accept={accept}
        aria-label={choose}
        onChange={(event) => {
          if (event.currentTarget.files?.length) onFiles([...event.currentTarget.files]);
          event.currentTarget.value = '';
        }}
      />
      <Button mt={12} variant={refused ? 'default' : 'filled'} loading={busy} onClick={() => input.current?.click()}>
        {choose}
      </Button>
    </div>
  );
}
