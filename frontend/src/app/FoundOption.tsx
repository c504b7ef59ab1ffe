import { Marked } from '@/rooms/chats/parts/Marked';
import type { FoundRow } from './useFound';

type Props = { id: string; row: FoundRow; looked: string; active: boolean; onHover: () => void; onChoose: () => void };

/** One thing that was found; the field keeps the focus and names the active one. */
export function FoundOption({ id, row, looked, active, onHover, onChoose }: Props) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the combobox's
    // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points here
    <div
      className="opt found"
      role="option"
      id={id}
      aria-selected={active}
      data-act={active || undefined}
      onPointerMove={onHover}
      onClick={onChoose}
    >
      <span className="foundsign">{row.sign}</span>
      <span className="grow foundtext">
        <span className="clip oname">
          <Marked text={row.name} looked={looked} />
        </span>
        {row.excerpt && (
          <span className="small s3 clip">
            <Marked text={row.excerpt} looked={looked} />
          </span>
        )}
      </span>
      {row.after && <span className="small s3 foundafter">{row.after}</span>}
    </div>
  );
}
