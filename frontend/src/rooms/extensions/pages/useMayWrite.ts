import { useQuery } from '@tanstack/react-query';
import { meQuery } from '@/rooms/accounts/api';

/** Whether this person may add scripts and servers: administrators, and others where a setting lets them. */
export const useMayWrite = (): boolean => useQuery(meQuery).data?.may_write_extensions === true;
