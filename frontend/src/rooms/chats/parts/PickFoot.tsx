import { Button, Kbd } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** How many are ticked, what the keys do, and the button that takes them. */
export function PickFoot({ count, onUse }: { count: number; onUse: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="pfoot">
      <span className="b pcount">{t('chats.pick.selected', { count })}</span>
      <span className="grow" />
      <span className="hint hidem">
        <Kbd>↑↓</Kbd> {t('chats.pick.move')}
      </span>
      <span className="hint hidem">
        <Kbd>Space</Kbd> {t('chats.pick.add')}
      </span>
      <span className="hint hidem">
        <Kbd>S</Kbd> {t('chats.pick.star')}
      </span>
      <Button size="xs" disabled={count === 0} onClick={onUse}>
        {t('chats.pick.use', { count })}
        <span className="btnk hidem">↵</span>
      </Button>
    </div>
  );
}
