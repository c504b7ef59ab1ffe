import { useTranslation } from 'react-i18next';
import type { Pull } from '@/shared/http/types';
import { PullLine } from '@/shared/ui/PullLine';

type Props = {
  pulls: Pull[];
  onCancel: (id: string) => void;
  onResume: (id: string) => void;
  onForget: (id: string) => void;
};

export function PullList({ pulls, onCancel, onResume, onForget }: Props) {
  const { t } = useTranslation();
  if (pulls.length === 0) return null;
  return (
    <section className="conpart" aria-labelledby="pulls-here">
      <h3 id="pulls-here" className="small s3">
        {t('pulls.title')}
      </h3>
      <ul className="jobs">
        {pulls.map((pull) => (
          <li key={pull.id}>
            <PullLine pull={pull} may onCancel={onCancel} onResume={onResume} onForget={onForget} />
          </li>
        ))}
      </ul>
    </section>
  );
}
