import { Button, Textarea, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilePart } from '@/shared/http/types';
import { useFormats } from '@/shared/i18n/format';
import { fileAddress } from '../files';
import { FileTile } from './FileTile';

type Props = {
  text: string;
  files?: FilePart[];
  save: string;
  onSave: (text: string, files: FilePart[]) => void;
  onCancel: () => void;
};

const none: FilePart[] = [];

function Files({ files, onRemove }: { files: FilePart[]; onRemove: (file: FilePart) => void }) {
  const { t } = useTranslation();
  const { bytes } = useFormats();
  return (
    <ul className="atts" aria-label={t('files.list')}>
      {files.map((file) => (
        <li key={file.file_id} className="att">
          <FileTile kind={file.type} name={file.name} preview={fileAddress(file.file_id)} note={bytes(file.size)} />
          <UnstyledButton className="x" aria-label={t('common.remove', { name: file.name })} onClick={() => onRemove(file)}>
            <IconX size={12} />
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}

/** In place of a message's text, until it is saved or left. */
export function EditText({ text, files = none, save, onSave, onCancel }: Props) {
  const { t } = useTranslation();
  const [now, setNow] = useState(text);
  const [kept, setKept] = useState(files);
  const ready = (now.trim() !== '' || kept.length > 0) && (now !== text || kept.length < files.length);
  return (
    <form
      className="edittext"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSave(now, kept);
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') {
          event.preventDefault();
          onCancel();
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && ready) onSave(now, kept);
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
      {kept.length > 0 && <Files files={kept} onRemove={(gone) => setKept(kept.filter((file) => file !== gone))} />}
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
