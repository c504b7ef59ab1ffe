import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Allowed, askAgain, readAllowed } from '@/shared/allowed';

/** In how many chats this person lets it run without asking, with the way back. */
export function AllowedHere({ id }: { id: string }) {
  const { t } = useTranslation();
  const its = (one: Allowed) => one.extension === id;
  const chatsOf = () =>
    new Set(
      readAllowed()
        .filter(its)
        .map(({ chat }) => chat),
    ).size;
  const [before] = useState(chatsOf);
  const [chats, setChats] = useState(before);
  if (before === 0) return null;
  return (
    <p className="small s3 row wrap" role="status">
      {chats > 0 ? t('extensions.ask.allowed', { count: chats }) : t('calls.asksAgain')}
      {chats > 0 && (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => {
            askAgain(its);
            setChats(0);
          }}
        >
          {t('calls.askAgain')}
        </Button>
      )}
    </p>
  );
}
