import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilePart } from '@/shared/http/types';
import { useFormats } from '@/shared/i18n/format';
import { fileAddress, thumbOf } from '../files';
import { FileTile } from './FileTile';

type Props = { file: FilePart; onOpen: (file: FilePart) => void };

function QuestionFile({ file, onOpen }: Props) {
  const { t } = useTranslation();
  const { bytes } = useFormats();
  const [gone, setGone] = useState(false);
  const { type, name, size } = file;
  if (gone) {
    return (
      <span className="att">
        <FileTile kind={type} name={name} preview={null} note={t('files.gone')} />
      </span>
    );
  }
  return (
    <UnstyledButton
      className={type === 'image' ? 'qpicture' : 'att'}
      aria-haspopup="dialog"
      aria-label={t('files.open', { name })}
      title={name}
      onClick={() => onOpen(file)}
    >
      {type === 'image' ? (
        <img src={fileAddress(file.file_id)} alt="" loading="lazy" decoding="async" onError={() => setGone(true)} {...thumbOf(file)} />
      ) : (
        <FileTile kind="file" name={name} preview={null} note={bytes(size)} />
      )}
    </UnstyledButton>
  );
}

/** What came with a question: pictures small, texts as tiles; each opens. */
export function QuestionFiles({ files, onOpen }: { files: FilePart[]; onOpen: Props['onOpen'] }) {
  const { t } = useTranslation();
  if (files.length === 0) return null;
  return (
    <ul className="qfiles" aria-label={t('files.list')}>
      {files.map((file) => (
        <li key={file.file_id}>
          <QuestionFile file={file} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
}
