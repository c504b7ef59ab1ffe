import type { User } from '@/shared/http/types';

/** Signed up, and not let in yet. */
export const isWaiting = (me: Pick<User, 'role'>): boolean => me.role === 'pending';

export const isAdmin = (me: Pick<User, 'role'> | null | undefined): boolean => me?.role === 'admin';
