import type { TurnView } from '../tree';

const longest = 90;
const drawn = (id: string) => document.querySelector<HTMLElement>(`[data-reply="${CSS.escape(id)}"],[data-question="${CSS.escape(id)}"]`);

/** Brings a message of the line into sight and gives it the focus; far turns are drawn only when they come near. */
export function reveal(turns: readonly TurnView[], id: string): void {
  const turn = turns.findIndex(
    ({ question, columns }) => question.id === id || columns.some(({ versions }) => versions.some((version) => version.id === id)),
  );
  const section = document.querySelectorAll('.turns > .turn')[turn];
  if (!section) return;
  section.scrollIntoView({ block: 'start' });
  let frames = 0;
  const look = () => {
    const message = drawn(id) ?? (frames > longest ? section.querySelector<HTMLElement>('[data-question]') : null);
    if (message) {
      message.focus({ preventScroll: true });
      message.scrollIntoView({ block: 'nearest' });
    } else if (frames++ <= longest) requestAnimationFrame(look);
  };
  setTimeout(look, 60); // the drawer gives the focus back first
}
