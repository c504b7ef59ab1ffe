import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Message } from '@/shared/http/types';

type Props = { message: Message; several: boolean };

/** Which history the model was sent; silent where nobody could wonder. */
export function Told({ message, several }: Props) {
  const { t } = useTranslation();
  const left = message.left_out ?? 0;
  const said = several ? sawOf(message, t) : '';
  const words = [said, left > 0 ? t('talk.leftOut', { count: left }) : ''].filter(Boolean);
  if (words.length === 0) return null;
  return (
    <p className="small s3 lane told">
      <i aria-hidden="true" />
      <span>{words.join(' · ')}</span>
    </p>
  );
}

const sawOf = ({ context, saw }: Message, t: TFunction): string => {
  switch (context ?? 'lanes') {
    case 'lanes':
      return saw ? t('chats.saw', { count: saw }) : t('talk.sawChosen');
    case 'selected':
      return t('talk.sawChosen');
    case 'all':
      return t('talk.sawAll');
  }
};
