import { useQuery } from '@tanstack/react-query';
import { meQuery } from '@/rooms/accounts/api';
import { isAdmin } from '@/rooms/accounts/model';
import { usePulls } from '@/rooms/connections/api';
import { underWay } from '@/rooms/connections/model';
import { later } from '@/shared/ui/later';

const PullNow = later(async () => (await import('./PullNow')).PullNow);

/** The newest pull that goes on, at the foot of every page. */
export function PullFoot({ narrow }: { narrow: boolean }) {
  const me = useQuery(meQuery).data;
  const [pull, ...others] = underWay(usePulls(me?.may_pull === true));
  return pull && <PullNow pull={pull} others={others.length} narrow={narrow} linked={isAdmin(me)} />;
}
