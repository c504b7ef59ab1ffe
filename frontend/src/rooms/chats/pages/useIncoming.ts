import { useEffect, useRef, useState } from 'react';

const holdsFiles = (data: DataTransfer | null): data is DataTransfer => data?.types.includes('Files') ?? false;
const isOtherField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null && target.closest('.comp') === null;

/** Files dropped anywhere on the page, or pasted; true while some are held over it. */
export function useIncoming(onFiles: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const take = useRef(onFiles);
  take.current = onFiles;
  useEffect(() => {
    // A picture that is dragged out of the page itself looks like a file.
    let ours = false;
    const onStart = () => {
      ours = true;
    };
    const onEnd = () => {
      ours = false;
    };
    const onOver = (event: DragEvent) => {
      if (ours || !holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    /** Into nothing: out of the window. */
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (ours || !holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      take.current([...event.dataTransfer.files]);
    };
    /** What is copied in a word processor comes as text with a picture of itself: there the text is meant. */
    const onPaste = (event: ClipboardEvent) => {
      const data = event.clipboardData;
      if (!holdsFiles(data) || data.types.includes('text/plain') || isOtherField(event.target)) return;
      event.preventDefault();
      take.current([...data.files]);
    };
    window.addEventListener('dragstart', onStart);
    window.addEventListener('dragend', onEnd);
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    document.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('dragstart', onStart);
      window.removeEventListener('dragend', onEnd);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
      document.removeEventListener('paste', onPaste);
    };
  }, []);
  return over;
}
