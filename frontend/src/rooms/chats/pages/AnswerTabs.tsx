import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Avatar } from '@/shared/ui/Avatar';
import type { Column } from '../tree';
import type { Shared } from './shared';

type Props = { columns: Column[]; shared: Shared; shown: number; onShow: (i: number) => void };

/** On a narrow screen: whose answer is shown. */
export function AnswerTabs({ columns, shared, shown, onShow }: Props) {
  const { t } = useTranslation();
  return (
    <div className="mtabs" role="group" aria-label={t('chats.showAnswerOf')}>
      {columns.map((column, i) => {
        const face = shared.face(column.modelId);
        return (
          <UnstyledButton key={column.modelId} aria-pressed={i === shown} onClick={() => onShow(i)}>
            <Avatar face={face} size={16} />
            <span className="clip">{face.name}</span>
            {column.shown.state === 'streaming' && (
              <span
                className="pulse"
                role="img"
                aria-label={t('chats.isWriting')}
                style={{ background: `var(--pigment-${face.pigment})` }}
              />
            )}
          </UnstyledButton>
        );
      })}
    </div>
  );
}
