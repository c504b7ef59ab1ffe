import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { shareOf } from '@/rooms/connections/model';
import type { Pull } from '@/shared/http/types';
import { useFormats } from '@/shared/i18n/format';
import { PullBar } from '@/shared/ui/PullLine';

type Props = { pull: Pull; others: number; narrow: boolean; linked: boolean };

export function PullNow({ pull, others, narrow, linked }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const percent = format.percent(shareOf(pull) ?? 0);
  const name = t('pulls.now', { name: pull.name });
  const body = (
    <>
      {!narrow && (
        <span className="row">
          <span className="grow clip" title={pull.name}>
            {name}
          </span>
          <span className="count">{percent}</span>
        </span>
      )}
      <PullBar pull={pull} />
      {!narrow && others > 0 && <span className="s3">{t('pulls.more', { count: others })}</span>}
    </>
  );
  return linked ? (
    <Link to="/connections" search={{ id: pull.connection_id }} className="sidepull" title={narrow ? name : undefined}>
      {body}
    </Link>
  ) : (
    <div className="sidepull">{body}</div>
  );
}
