import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { IconButton } from '@/shared/ui/atoms';

type Props = { at: number; of: number; label: string; previous: string; next: string; onGo: (index: number) => void };

/** ‹ 2/3 › — only where there is something to go to. */
export function Arrows({ at, of, label, previous, next, onGo }: Props) {
  if (of < 2) return null;
  return (
    <span className="arrows" role="group" aria-label={label}>
      <IconButton label={previous} size={24} disabled={at === 0} onClick={() => onGo(at - 1)}>
        <IconChevronLeft size={15} stroke={1.8} />
      </IconButton>
      <span className="small">
        {at + 1}/{of}
      </span>
      <IconButton label={next} size={24} disabled={at === of - 1} onClick={() => onGo(at + 1)}>
        <IconChevronRight size={15} stroke={1.8} />
      </IconButton>
    </span>
  );
}
