import { useTranslation } from 'react-i18next';
import { Person } from '@/shared/ui/Avatar';
import { Arrows } from './Arrows';

type Props = { text: string; author: string; at: number; of: number; onGo: (index: number) => void };

/** The question is a heading; a long one keeps its lines. */
export function Question({ text, author, at, of, onGo }: Props) {
  const { t } = useTranslation();
  const long = text.length > 240 || text.includes('\n');
  return (
    <div className="q">
      <Person name={author} size={24} />
      <div className="grow">
        <h2 className="qt" data-long={long || undefined}>
          {text}
        </h2>
      </div>
      <Arrows
        at={at}
        of={of}
        label={t('chats.versionsQuestion')}
        previous={t('chats.previousQuestion')}
        next={t('chats.nextQuestion')}
        onGo={onGo}
      />
    </div>
  );
}
