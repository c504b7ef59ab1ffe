import { IconLock, IconUsers, IconWorld } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Access } from '@/shared/http/types';
import { smallIcon } from '@/shared/ui/atoms';

type Props = { access: Access | null | undefined; mayRead: boolean };

/** For whom a thing is, in a word or the names. */
export function SharedWith({ access, mayRead }: Props) {
  const { t } = useTranslation();
  if (!access) return null;
  const everyone = access.visibility === 'public';
  const some = !everyone && access.grants.length > 0;
  // Who may not read it is not told who else may use it.
  const blind = !everyone && !mayRead;
  const few = blind ? t('access.withYou') : t('models.private');
  const Sign = everyone ? IconWorld : some || blind ? IconUsers : IconLock;
  const names = access.grants.map((grant) => grant.name ?? t('access.gone')).join(', ');
  return (
    <span className="row s2" style={{ gap: 6 }}>
      <Sign {...smallIcon} aria-hidden="true" />
      <span className="clip">{everyone ? t('models.everyone') : some ? names : few}</span>
    </span>
  );
}
