import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Markdown } from '@/shared/markdown/Markdown';

/** What a model thought before it spoke: folded, and drawn only when it is opened. */
export function Thoughts({ text, live }: { text: string; live: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (!text) return null;
  return (
    <details className="tool" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <IconChevronRight size={14} stroke={1.8} className="fold" aria-hidden="true" />
        <span className="grow">{live ? t('chats.thinking') : t('chats.thought')}</span>
      </summary>
      {open && (
        <div className="thoughts">
          <Markdown text={text} streaming={live} />
        </div>
      )}
    </details>
  );
}
