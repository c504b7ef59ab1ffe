import { UnstyledButton } from '@mantine/core';

type Props = { label: string; known: readonly string[]; value: string; onChoose: (value: string) => void };

/** As many as fit below a field; the others come with what is typed. */
const most = 8;

/** What a field may be completed to: those that hold what was typed, all as long as that is one of them. */
export function KnownValues({ label, known, value, onChoose }: Props) {
  const typed = value.trim().toLowerCase();
  const fitting = known.includes(value) ? known : known.filter((one) => one.toLowerCase().includes(typed));
  if (fitting.length === 0) return null;
  return (
    <div className="facets" data-wrap role="group" aria-label={label}>
      {fitting.slice(0, most).map((one) => (
        <UnstyledButton key={one} className="facet" aria-pressed={one === value} onClick={() => onChoose(one)}>
          <span className="clip">{one}</span>
        </UnstyledButton>
      ))}
    </div>
  );
}
