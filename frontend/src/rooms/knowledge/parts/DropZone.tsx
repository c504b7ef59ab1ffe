import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
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
      setOver(true);
    };
    const onLeave = (event: globalThis.DragEvent) => event.relatedTarget === null && setOver(false);
    const onDrop = (event: globalThis.DragEvent) => {
      setOver(false);
      if (!bringsFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      void droppedFiles(event.dataTransfer).then((files) => files.length > 0 && latest.current(files));
    };
    document.addEventListener('dragover', onOver);
    document.addEventListener('dragleave', onLeave);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragover', onOver);
      document.removeEventListener('dragleave', onLeave);
      document.removeEventListener('drop', onDrop);
    };
  }, [off]);
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
