import type { Config, User } from '@/shared/http/types';

export type Door = 'inside' | 'waiting' | 'signup' | 'signin';

/** Which door a visitor stands before. */
export const doorFor = (me: User | null, config: Config): Door => {
  if (me) return me.role === 'pending' ? 'waiting' : 'inside';
  return config.signup === 'first' ? 'signup' : 'signin';
};

export const isAdmin = (me: Pick<User, 'role'> | null | undefined): boolean => me?.role === 'admin';
