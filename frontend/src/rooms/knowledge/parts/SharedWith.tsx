import { IconLock, IconUsers, IconWorld } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Access } from '@/shared/http/types';
import { smallIcon } from '@/shared/ui/atoms';

/** For whom a collection is, in a word or the names. */
export function SharedWith({ access }: { access: Access | null | undefined }) {
  const { t } = useTranslation();
  if (!access) return null;
  const everyone = access.visibility === 'public';
  const some = !everyone && access.grants.length > 0;
  const Sign = everyone ? IconWorld : some ? IconUsers : IconLock;
  const names = access.grants.map((grant) => grant.name ?? t('access.gone')).join(', ');
  return (
    <span className="row s2" style={{ gap: 6 }}>
      <Sign {...smallIcon} aria-hidden="true" />
      <span className="clip">{everyone ? t('models.everyone') : some ? names : t('models.private')}</span>
    </span>
  );
}
