import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { meQuery } from '@/rooms/accounts/api';
import { isAdmin } from '@/rooms/accounts/model';
import { usePulls } from '@/rooms/connections/api';
import { shareOf, underWay } from '@/rooms/connections/model';
import { useFormats } from '@/shared/i18n/format';
import { PullBar } from '@/shared/ui/PullLine';

/** The newest pull that goes on, at the foot of every page. */
export function PullFoot({ narrow }: { narrow: boolean }) {
  const { t } = useTranslation();
  const format = useFormats();
  const me = useQuery(meQuery).data;
  const [pull, ...others] = underWay(usePulls(me?.may_pull === true));
  if (!pull) return null;
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
      {!narrow && others.length > 0 && <span className="s3">{t('pulls.more', { count: others.length })}</span>}
    </>
  );
  return isAdmin(me) ? (
    <Link to="/connections" search={{ id: pull.connection_id }} className="sidepull" title={narrow ? name : undefined}>
      {body}
    </Link>
  ) : (
    <div className="sidepull">{body}</div>
  );
}
