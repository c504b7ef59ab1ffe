import type { Role, Settings } from '@/shared/http/types';
import { now } from './clock';
import { bodyOf, type Handler, json, listed, nothing, problem } from './http';
import { type Account, publicUser, type State } from './store';

type Credentials = { name: string; email: string; password: string };

const signUp = async (state: State, request: Request): Promise<Response> => {
  const { name, email, password } = await bodyOf<Credentials>(request);
  if ((password ?? '').length < 8)
    return problem('validation', 422, 'Invalid', { errors: [{ pointer: '/password', detail: 'At least 8 characters' }] });
  if (state.accounts.some((account) => account.email === email)) return problem('email-taken', 409);
  const first = state.accounts.length === 0;
  const role: Role = first ? 'admin' : state.settings.signup === 'open' ? 'user' : 'pending';
  const account: Account = { id: `u${state.next++}`, name, email, password, role, language: null, time_zone: null, created_at: now() };
  state.accounts.push(account);
  state.session = account.id;
  return json(publicUser(account), 201);
};

const signIn = async (state: State, request: Request): Promise<Response> => {
  const { email, password } = await bodyOf<Credentials>(request);
  const account = state.accounts.find((one) => one.email === email && one.password === password);
  if (!account) return problem('bad-credentials', 401);
  state.session = account.id;
  return json(publicUser(account));
};

const own =
  (state: State, me: Account): Handler =>
  async ({ method, path, request }) => {
    switch (`${method} ${path.join('/')}`) {
      case 'GET auth/me':
        return json({
          ...publicUser(me),
          may_pull: me.role === 'admin' || state.settings.pulls === 'users',
          may_write_extensions: me.role === 'admin' || state.settings.extension_writers === 'users',
        });
      case 'PATCH auth/me':
        Object.assign(me, await bodyOf<Partial<Account>>(request));
        return json(publicUser(me));
      case 'POST auth/password': {
        const body = await bodyOf<{ current_password: string; new_password: string }>(request);
        if (body.current_password !== me.password) return problem('bad-credentials', 401);
        me.password = body.new_password;
        return nothing();
      }
      case 'GET auth/api-keys':
        return json({ items: state.keys, next_cursor: null, total: state.keys.length });
      case 'POST auth/api-keys': {
        const { name } = await bodyOf<{ name: string }>(request);
        const key = { id: `k${state.next++}`, name, prefix: 'atl_9f3a', created_at: now(), last_used_at: null };
        state.keys.push(key);
        return json({ ...key, key: 'atl_9f3a0c1d2e3f4a5b6c7d8e9f' }, 201);
      }
    }
    if (method === 'DELETE' && path[1] === 'api-keys') {
      state.keys = state.keys.filter((key) => key.id !== path[2]);
      return nothing();
    }
    return null;
  };

const people =
  (state: State): Handler =>
  async ({ method, path, query, request }) => {
    const account = state.accounts.find((one) => one.id === path[1]);
    if (method === 'GET' && path.length === 1) return listed(state.accounts.map(publicUser), query);
    if (!account) return problem('not-found', 404);
    if (method === 'POST') {
      account.password = (await bodyOf<{ password: string }>(request)).password;
      return nothing();
    }
    if (method === 'PATCH') {
      Object.assign(account, await bodyOf<Partial<Account>>(request));
      return json(publicUser(account));
    }
    state.accounts = state.accounts.filter((one) => one !== account);
    return nothing();
  };

/** Null means: signed in, and the call is somebody else's. */
export const accounts =
  (state: State): Handler =>
  async (call) => {
    const { method, path, request } = call;
    const route = `${method} ${path.join('/')}`;
    if (route === 'GET config') {
      const signup = state.accounts.length === 0 ? 'first' : state.settings.signup;
      return json({
        product: 'Atelier',
        version: '0.1.0',
        auth: 'accounts',
        signup,
        languages: ['en', 'ru', 'ko', 'fr', 'es'],
        share_url: 'https://community.example/models/create',
        chat_titles: state.settings.chat_titles,
      });
    }
    if (route === 'POST auth/signup') return signUp(state, request);
    if (route === 'POST auth/signin') return signIn(state, request);
    const me = state.accounts.find((account) => account.id === state.session);
    if (!me) return problem('unauthenticated', 401);
    if (route === 'POST auth/signout') {
      state.session = null;
      return nothing();
    }
    if (path[0] === 'auth') return own(state, me)(call);
    if (me.role === 'pending') return problem('account-pending', 403);
    if (path[0] === 'users') return me.role === 'admin' ? people(state)(call) : problem('forbidden', 403);
    if (path[0] === 'settings') {
      // Null leaves a setting as it is; a quota of 0 takes the limit away.
      if (method === 'PATCH')
        for (const [name, value] of Object.entries(await bodyOf<Partial<Settings>>(request)))
          if (value !== null) Object.assign(state.settings, { [name]: value === 0 || value === '' ? null : value });
      return json(state.settings);
    }
    return null;
  };
