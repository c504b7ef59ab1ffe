import type { Group } from '@/shared/http/types';
import { now } from './clock';
import { bodyOf, type Handler, json, listed, nothing, problem } from './http';
import type { State } from './store';

const isAdmin = (state: State) => state.accounts.find((account) => account.id === state.session)?.role === 'admin';

const principals = (state: State, q: string): Response => {
  const people = state.accounts
    .filter((account) => account.role !== 'pending')
    .map(({ id, name, email }) => ({ principal: `user:${id}`, name, ...(isAdmin(state) ? { email } : {}) }));
  const groups = state.groups.map(({ id, name }) => ({ principal: `group:${id}`, name }));
  return listed(
    [...groups, ...people].filter((one) => one.name.toLowerCase().includes(q.toLowerCase())),
    new URLSearchParams(),
  );
};

/** Groups are the administrators'; whom something can be shared with, anyone may ask. */
export const groups =
  (state: State): Handler =>
  async ({ method, path, query, request }) => {
    if (path[0] === 'principals') return principals(state, query.get('q') ?? '');
    if (path[0] !== 'groups') return null;
    if (!isAdmin(state)) return problem('forbidden', 403);
    const group = state.groups.find((one) => one.id === path[1]);
    if (path[1] && !group) return problem('not-found', 404);
    if (method === 'GET') return group ? json(group) : listed(state.groups, query);
    if (method === 'DELETE') {
      state.groups = state.groups.filter((one) => one !== group);
      return nothing();
    }
    const change = await bodyOf<Partial<Group>>(request);
    const taken = state.groups.some((one) => one !== group && one.name.toLowerCase() === change.name?.toLowerCase());
    if (taken) return problem('id-taken', 409, `There is already a group ${change.name}.`);
    if (group) return json(Object.assign(group, change, { updated_at: now() }));
    const made: Group = {
      id: `g${state.next++}`,
      name: change.name ?? '',
      description: change.description ?? '',
      member_ids: change.member_ids ?? [],
      created_at: now(),
      updated_at: now(),
    };
    state.groups.push(made);
    return json(made, 201);
  };
