import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton, smallIcon } from './atoms';

type Notice = {
  id: number;
  text: string;
  tone?: 'danger';
  action?: { label: string; run: () => void };
  /** When it goes and its action was not taken. */
  gone?: () => void;
  under?: boolean;
};

let notices: Notice[] = [];
let next = 1;
const listeners = new Set<() => void>();
const publish = (now: Notice[]) => {
  notices = now;
  for (const listener of listeners) listener();
};

/** One line at the foot of the page about something that was done, with the way back. */
export const notify = (notice: Omit<Notice, 'id'>): void => {
  const crowded = notices.slice(0, -2);
  publish([...notices.slice(-2), { ...notice, id: next++ }]);
  for (const old of crowded) old.gone?.();
};
/** As when the page was loaded: nothing to say. */
export const forgetNotices = (): void => publish([]);
const takeAway = (id: number): Notice | undefined => {
  const notice = notices.find((other) => other.id === id);
  publish(notices.filter((other) => other.id !== id));
  return notice;
};
const dismiss = (id: number): void => takeAway(id)?.gone?.();

/** A layer that opens lies over what was said before; it comes to light again when the layer closes, if it is not too old by then. */
export const useOverNotices = (opened: boolean): void => {
  useEffect(() => {
    if (!opened) return;
    const before = new Set(notices.map((notice) => notice.id));
    const put = (under: boolean) => publish(notices.map((notice) => (before.has(notice.id) ? { ...notice, under } : notice)));
    if (before.size > 0) put(true);
    return () => {
      if (before.size > 0) put(false);
    };
  }, [opened]);
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

function Line({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  useEffect(() => {
    const timer = setTimeout(() => dismiss(notice.id), notice.action || notice.tone ? 10_000 : 5_000);
    return () => clearTimeout(timer);
  }, [notice.id, notice.action, notice.tone]);
  return (
    <div className="notice" data-tone={notice.tone} data-under={notice.under || undefined}>
      <span className="grow">{notice.text}</span>
      {notice.action && (
        <Button
          size="xs"
          variant="subtle"
          onClick={() => {
            takeAway(notice.id)?.action?.run();
          }}
        >
          {notice.action.label}
        </Button>
      )}
      <IconButton label={t('common.dismiss')} size={24} onClick={() => dismiss(notice.id)}>
        <IconX {...smallIcon} />
      </IconButton>
    </div>
  );
}

export function Notices() {
  const shown = useSyncExternalStore(subscribe, () => notices);
  return (
    <div className="notices" role="status" aria-live="polite">
      {shown.map((notice) => (
        <Line key={notice.id} notice={notice} />
      ))}
    </div>
  );
}
