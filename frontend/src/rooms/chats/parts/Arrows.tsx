import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { IconButton } from '@/shared/ui/atoms';

type Props = { at: number; of: number; label: string; previous: string; next: string; onGo: (index: number) => void };

/** ‹ 2/3 › — only where there is something to go to. An arrow at its end keeps the focus and does nothing. */
export function Arrows({ at, of, label, previous, next, onGo }: Props) {
  if (of < 2) return null;
  const arrow = (to: number) => {
    const off = to < 0 || to >= of;
    return { 'aria-disabled': off || undefined, 'data-disabled': off || undefined, onClick: () => !off && onGo(to) };
  };
  return (
    <span className="arrows" role="group" aria-label={label}>
      <IconButton label={previous} size={24} {...arrow(at - 1)}>
        <IconChevronLeft size={15} stroke={1.8} />
      </IconButton>
      <span className="small" aria-live="polite">
        {at + 1}/{of}
      </span>
      <IconButton label={next} size={24} {...arrow(at + 1)}>
        <IconChevronRight size={15} stroke={1.8} />
      </IconButton>
    </span>
  );
}
