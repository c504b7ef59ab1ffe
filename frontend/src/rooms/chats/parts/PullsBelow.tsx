import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pull } from '@/shared/http/types';
import { Note } from '@/shared/ui/atoms';
import { PullLine } from '@/shared/ui/PullLine';

type Props = {
  pulls: Pull[];
  refused: string | null;
  mayTouch: (pull: Pull) => boolean;
  onCancel: (id: string) => void;
  onResume: (id: string) => void;
  onForget: (id: string) => void;
};

/** What is being pulled, below the selector's list: a region of its own, since an option holds no buttons. */
export function PullsBelow({ pulls, refused, mayTouch, onCancel, onResume, onForget }: Props) {
  const { t } = useTranslation();
  const title = useId();
  if (pulls.length === 0 && !refused) return null;
  return (
    <section className="ppulls" aria-labelledby={title}>
      <h3 id={title} className="ocap">
        {t('chats.pick.pulling')}
      </h3>
      {refused && <Note tone="danger">{refused}</Note>}
      <ul className="jobs">
        {pulls.map((pull) => (
          <li key={pull.id}>
            <PullLine pull={pull} may={mayTouch(pull)} onCancel={onCancel} onResume={onResume} onForget={onForget} />
          </li>
        ))}
      </ul>
      {pulls.length > 0 && <p className="small s3">{t('chats.pick.goesOn')}</p>}
    </section>
  );
}
