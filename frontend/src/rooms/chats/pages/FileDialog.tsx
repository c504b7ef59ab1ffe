import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilePart } from '@/shared/http/types';
import { errorText } from '@/shared/i18n/problem-text';
import { Note } from '@/shared/ui/atoms';
import { Dialog } from '@/shared/ui/Dialog';
import { fileTextQuery } from '../api-files';
import { fileAddress } from '../files';

function Text({ file }: { file: FilePart }) {
  const { t } = useTranslation();
  const text = useQuery(fileTextQuery(file.file_id));
  if (text.isError) return <Note tone="danger">{errorText(t, text.error)}</Note>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable
    <pre className="filetext mono" tabIndex={0}>
      {text.data ?? t('common.loading')}
    </pre>
  );
}

/** A file of a question, as large as the window lets it be; the last one while it moves out. */
export function FileDialog({ file: opened, onClose }: { file: FilePart | null; onClose: () => void }) {
  const last = useRef(opened);
  last.current = opened ?? last.current;
  const file = last.current;
  if (!file) return null;
  const { name, width, height } = file;
  const wide = file.type === 'image' ? Math.max(360, (width ?? 800) + 40) : 760;
  return (
    <Dialog opened={opened !== null} onClose={onClose} title={name} size={wide}>
      {file.type === 'image' ? (
        <img className="filepicture" src={fileAddress(file.file_id)} alt={name} width={width ?? undefined} height={height ?? undefined} />
      ) : (
        <Text file={file} />
      )}
    </Dialog>
  );
}
