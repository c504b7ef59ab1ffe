import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, ask, at, client } from '@/shared/http/client';
import { hasType } from '@/shared/http/problem';
import type { ApiKey, Config, Group, Listed, NewApiKey, Principal, Role, Settings, User } from '@/shared/http/types';
import { isAdmin } from './model';

export const configQuery = queryOptions({
  queryKey: ['config'],
  queryFn: ({ signal }) => answer<Config>(client.GET('/api/v1/config', { signal })),
  staleTime: 60_000,
});

/** Who is signed in, or null: not being signed in is an answer, not a failure. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }): Promise<User | null> => {
    try {
      return await answer<User>(client.GET('/api/v1/auth/me', { signal }));
    } catch (error) {
      if (hasType(error, 'unauthenticated')) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

/** Whether it is known that this person is no administrator, so that what is refused to them need not even be asked for. */
export const useRefused = (): boolean => {
  const me = useQuery(meQuery).data;
  return Boolean(me) && !isAdmin(me);
};

export const signUp = (body: { name: string; email: string; password: string }) =>
  answer<User>(client.POST('/api/v1/auth/signup', { body }));
export const signIn = (body: { email: string; password: string }) => answer<User>(client.POST('/api/v1/auth/signin', { body }));
export const signOut = () => answer(client.POST('/api/v1/auth/signout'));
export const changeMe = (body: { name?: string; language?: string; time_zone?: string }) =>
  answer<User>(client.PATCH('/api/v1/auth/me', { body }));
export const changePassword = (current: string, fresh: string) =>
  answer(client.POST('/api/v1/auth/password', { body: { current_password: current, new_password: fresh } }));

export const keysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: async ({ signal }) => (await answer<Listed<ApiKey>>(client.GET('/api/v1/auth/api-keys', { signal }))).items,
});
export const createKey = (name: string) => answer<NewApiKey>(client.POST('/api/v1/auth/api-keys', { body: { name } }));
export const deleteKey = (id: string) => answer(client.DELETE('/api/v1/auth/api-keys/{id}', { params: { path: { id } } }));

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => answer<Listed<User>>(client.GET('/api/v1/users', { params: { query: { limit: 200 } }, signal })),
});
export const changePerson = (id: string, role: Role) =>
  answer<User>(client.PATCH('/api/v1/users/{id}', { params: { path: { id } }, body: { role } }));
export const deletePerson = (id: string) => answer(client.DELETE('/api/v1/users/{id}', { params: { path: { id } } }));
export const setPersonPassword = (id: string, password: string) =>
  answer(client.POST('/api/v1/users/{id}/password', { params: { path: { id } }, body: { password } }));

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => answer<Settings>(client.GET('/api/v1/settings', { signal })),
});
export const changeSettings = (body: Partial<Settings>) => answer<Settings>(client.PATCH('/api/v1/settings', { body }));

export const groupsQuery = queryOptions({
  queryKey: ['groups'],
  queryFn: ({ signal }) => ask<Listed<Group>>('GET', '/api/v1/groups?limit=200', { signal }),
});
export const createGroup = (group: { name: string; description?: string; member_ids?: string[] }) =>
  ask<Group>('POST', '/api/v1/groups', { body: group });
export const changeGroup = (id: string, change: { name?: string; description?: string; member_ids?: string[] }) =>
  ask<Group>('PATCH', at`/api/v1/groups/${id}`, { body: change });
export const deleteGroup = (id: string) => ask<void>('DELETE', at`/api/v1/groups/${id}`);

/** People and groups that something can be shared with, by name. */
export const principalsQuery = (q: string) =>
  queryOptions({
    queryKey: ['principals', q],
    queryFn: async ({ signal }) => (await ask<Listed<Principal>>('GET', `/api/v1/principals?q=${encodeURIComponent(q)}`, { signal })).items,
    placeholderData: (before) => before,
    staleTime: 30_000,
  });
