import { IconFileText } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { FileKind } from '../files';

type Props = { kind: FileKind; name: string; preview: string | null; note: ReactNode };

/** What a file is called, over a line about it; a picture small, a text by a sign. */
export function FileTile({ kind, name, preview, note }: Props) {
  return (
    <>
      {kind === 'image' && preview ? (
        <img className="attthumb" src={preview} alt="" width={48} height={34} />
      ) : (
        <span className="attthumb">
          <IconFileText size={18} stroke={1.5} aria-hidden="true" />
        </span>
      )}
      <span className="small attwords">
        <span className="b clip" title={name}>
          {name}
        </span>
        <span className="s3 clip">{note}</span>
      </span>
    </>
  );
}
