import type { Ref } from 'react';
import { chosenFiles } from '../dropping';
import type { Placed } from '../model';

type Props = { ref: Ref<HTMLInputElement>; label: string; whole?: boolean; onFiles: (files: Placed[]) => void };

/** Where the browser asks for files, or for a whole folder; pressed by a button beside it. */
export const FilesInput = ({ ref, label, whole, onFiles }: Props) => (
  <input
    ref={ref}
    type="file"
    hidden
    multiple
    aria-label={label}
    {...(whole ? { webkitdirectory: '' } : {})}
    onChange={(event) => {
      const files = chosenFiles([...(event.currentTarget.files ?? [])]);
      if (files.length > 0) onFiles(files);
      event.currentTarget.value = '';
    }}
  />
);
