import { useTranslation } from 'react-i18next';
import type { Access } from '@/shared/http/types';
import { audienceOf } from './access';

/** Access in words: for whom, and what each of those listed may do. */
export function AccessWords({ access }: { access: Access }) {
  const { t } = useTranslation();
  return (
    <>
      {t(`access.${audienceOf(access)}`)}
      {access.grants.map((grant) => (
        <span key={grant.principal} className="grantword">
          {grant.name ?? t('access.gone')}: {t(`access.may.${grant.permission}`)}
        </span>
      ))}
    </>
  );
}
