import { useQuery } from '@tanstack/react-query';
import { configQuery, meQuery } from '@/rooms/accounts/api';
import { isAdmin } from '@/rooms/accounts/model';

/** Whether this person may add scripts and servers: administrators, and others where a setting lets them. */
export const useMayWrite = (): boolean => {
  const me = useQuery(meQuery).data as ({ may_write_extensions?: boolean } & { role: 'admin' | 'user' | 'pending' }) | null | undefined;
  const config = useQuery(configQuery).data as { extension_writers?: string } | undefined;
  return isAdmin(me) || me?.may_write_extensions === true || config?.extension_writers === 'users';
};
