import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { editorPanels } from '@/rooms/models/model';
import { Broken, Missing } from './Broken';
import { Shell } from './Shell';

const root = createRootRoute({ component: Shell, notFoundComponent: Missing, errorComponent: Broken });
const text = z.string().optional().catch(undefined);

const fresh = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: z.object({ models: text, q: text }),
  component: lazyRouteComponent(() => import('@/rooms/chats/pages/FreshPage'), 'FreshPage'),
});
const chat = createRoute({
  getParentRoute: () => root,
  path: '/c/$id',
  component: lazyRouteComponent(() => import('@/rooms/chats/pages/ChatPage'), 'ChatPage'),
});
const models = createRoute({
  getParentRoute: () => root,
  path: '/workspace/models',
  validateSearch: z.object({
    q: text,
    tag: text,
    hidden: z.boolean().optional().catch(undefined),
    attention: z.boolean().optional().catch(undefined),
    owner: z.enum(['me', 'others']).optional().catch(undefined),
    sort: z.enum(['name']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('@/rooms/models/pages/ModelsPage'), 'ModelsPage'),
});
const panel = z.object({ panel: z.enum(editorPanels).optional().catch(undefined) });
const newModel = createRoute({
  getParentRoute: () => root,
  path: '/workspace/models/new',
  validateSearch: panel.extend({ name: text, base: text }),
  component: lazyRouteComponent(() => import('@/rooms/models/pages/EditorPage'), 'NewModelPage'),
});
const editModel = createRoute({
  getParentRoute: () => root,
  path: '/workspace/models/$id/edit',
  validateSearch: panel,
  component: lazyRouteComponent(() => import('@/rooms/models/pages/EditorPage'), 'EditModelPage'),
});
const baseModels = createRoute({
  getParentRoute: () => root,
  path: '/base-models',
  validateSearch: z.object({ q: text, state: z.enum(['ok', 'unreachable', 'removed']).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('@/rooms/models/pages/BaseModelsPage'), 'BaseModelsPage'),
});
const editBase = createRoute({
  getParentRoute: () => root,
  path: '/base-models/$id/edit',
  validateSearch: panel,
  component: lazyRouteComponent(() => import('@/rooms/models/pages/EditorPage'), 'EditBasePage'),
});
const importModels = createRoute({
  getParentRoute: () => root,
  path: '/workspace/models/import',
  component: lazyRouteComponent(() => import('@/rooms/models/pages/ImportPage'), 'ImportPage'),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('@/rooms/accounts/pages/SettingsPage'), 'SettingsPage'),
});
const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  validateSearch: z.object({ tab: z.enum(['groups']).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('@/rooms/accounts/pages/PeoplePage'), 'PeoplePage'),
});
const connections = createRoute({
  getParentRoute: () => root,
  path: '/connections',
  validateSearch: z.object({ id: text, add: z.boolean().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('@/rooms/connections/pages/ConnectionsPage'), 'ConnectionsPage'),
});

const tree = root.addChildren([
  fresh,
  chat,
  models,
  newModel,
  editModel,
  importModels,
  baseModels,
  editBase,
  connections,
  people,
  settings,
]);

const plain = (value: unknown): string | undefined => {
  if (value === undefined || value === null || value === '' || value === false) return undefined;
  return String(value);
};

/** Plain query strings, as a person would write them: no JSON in addresses. */
const writeSearch = (search: Record<string, unknown>): string => {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    const written = plain(value);
    if (written !== undefined) query.set(key, written);
  }
  const line = query.toString();
  return line ? `?${line}` : '';
};
const readSearch = (line: string): Record<string, unknown> => {
  const read: Record<string, unknown> = {};
  for (const [key, value] of new URLSearchParams(line)) read[key] = value === 'true' ? true : value;
  return read;
};

export const makeRouter = (history?: Parameters<typeof createRouter>[0]['history']) =>
  createRouter({
    routeTree: tree,
    history,
    parseSearch: readSearch,
    stringifySearch: writeSearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: false,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
