import { UnstyledButton } from '@mantine/core';
import { IconArrowUpLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Suggestion } from '@/shared/http/types';
import { icon } from '@/shared/ui/atoms';

export function Suggestions({ items, onChoose }: { items: Suggestion[]; onChoose: (suggestion: Suggestion) => void }) {
  const { t } = useTranslation();
  const titled = items.some((item) => item.title);
  return (
    <ul className="sugg" aria-label={t('chats.suggestions')}>
      {items.map((item, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may read alike
        <li key={`${i}${item.prompt}`}>
          <UnstyledButton className="sug" onClick={() => onChoose(item)}>
            {titled && <span className="st clip">{item.title}</span>}
            <span className="sp grow">{item.prompt}</span>
            <IconArrowUpLeft {...icon} aria-hidden="true" />
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
