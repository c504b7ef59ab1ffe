import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notify } from '@/shared/ui/notices';
import { droppedFiles } from '../dropping';
import type { Placed } from '../model';

const bringsFiles = (event: DragEvent | globalThis.DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** Takes files and folders wherever on it they are dropped, and says so while they are held above the page. */
export function DropZone({ off, children, onFiles }: { off?: boolean; children: ReactNode; onFiles: (files: Placed[]) => void }) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const latest = useRef(onFiles);
  latest.current = onFiles;
  useEffect(() => {
    if (off) return;
    const onOver = (event: globalThis.DragEvent) => {
      if (!bringsFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(true);
    };
    const onLeave = (event: globalThis.DragEvent) => event.relatedTarget === null && setOver(false);
    const onDrop = (event: globalThis.DragEvent) => {
      setOver(false);
      if (!bringsFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      event.stopPropagation();
      const nothing = (text: string) => notify({ text, tone: 'danger' });
      droppedFiles(event.dataTransfer).then(
        (files) => (files.length > 0 ? latest.current(files) : nothing(t('knowledge.dropNothing'))),
        () => nothing(t('knowledge.dropUnreadable')),
      );
    };
    // Before anything on the page hears of it: what is dropped on a place for files comes once, and with its folders.
    document.addEventListener('dragover', onOver, true);
    document.addEventListener('dragleave', onLeave, true);
    document.addEventListener('drop', onDrop, true);
    return () => {
      document.removeEventListener('dragover', onOver, true);
      document.removeEventListener('dragleave', onLeave, true);
      document.removeEventListener('drop', onDrop, true);
    };
  }, [off, t]);
  return (
    <>
      {children}
      {over && (
        <div className="dropover">
          <p className="b">{t('knowledge.dropHere')}</p>
        </div>
      )}
    </>
  );
}
