import { createRootRoute, createRoute, createRouter, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { isKinds } from '@/rooms/extensions/kinds';
import { editorPanels } from '@/rooms/models/model';
import { ModelsPage } from '@/rooms/models/pages/ModelsPage';
import { theRest } from '@/shared/ui/rest';
import { Broken, Missing } from './Broken';
import { Shell } from './Shell';
import { oneOf, searchOf, text, yes } from './search';

/** A page with all words and styles; the list of models does with the first of them. */
const page: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(async () => {
    const [loaded] = await Promise.all([load(), theRest()]);
    return loaded;
  }, name);

const root = createRootRoute({ component: Shell, notFoundComponent: Missing, errorComponent: Broken });

const fresh = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: searchOf({ models: text, q: text, temporary: yes }),
  component: page(() => import('@/rooms/chats/pages/FreshPage'), 'FreshPage'),
});
const chat = createRoute({
  getParentRoute: () => root,
  path: '/c/$id',
  component: page(() => import('@/rooms/chats/pages/ChatPage'), 'ChatPage'),
});
const chats = createRoute({
  getParentRoute: () => root,
  path: '/chats',
  validateSearch: searchOf({ q: text, folder: text, archived: yes }),
  component: page(() => import('@/rooms/chats/pages/ChatsPage'), 'ChatsPage'),
});
const importChats = createRoute({
  getParentRoute: () => root,
  path: '/chats/import',
  component: page(() => import('@/rooms/chats/pages/ChatImportPage'), 'ChatImportPage'),
});
const models = createRoute({
  getParentRoute: () => root,
  path: '/workspace/models',
  validateSearch: searchOf({ q: text, tag: text, hidden: yes, attention: yes, owner: oneOf('me', 'others'), sort: oneOf('name') }),
  component: ModelsPage,
});
const panel = { panel: oneOf(...editorPanels) };
const newModel = createRoute({
  getParentRoute: () => root,
  path: '/workspace/models/new',
  validateSearch: searchOf({ ...panel, name: text, base: text }),
  component: page(() => import('@/rooms/models/pages/EditorPage'), 'NewModelPage'),
});
const editModel = createRoute({
  getParentRoute: () => root,
  path: '/workspace/models/$id/edit',
  validateSearch: searchOf(panel),
  component: page(() => import('@/rooms/models/pages/EditorPage'), 'EditModelPage'),
});
const baseModels = createRoute({
  getParentRoute: () => root,
  path: '/base-models',
  validateSearch: searchOf({ q: text, state: oneOf('ok', 'unreachable', 'removed') }),
  component: page(() => import('@/rooms/models/pages/BaseModelsPage'), 'BaseModelsPage'),
});
const editBase = createRoute({
  getParentRoute: () => root,
  path: '/base-models/$id/edit',
  validateSearch: searchOf(panel),
  component: page(() => import('@/rooms/models/pages/EditorPage'), 'EditBasePage'),
});
const importModels = createRoute({
  getParentRoute: () => root,
  path: '/workspace/models/import',
  component: page(() => import('@/rooms/models/pages/ImportPage'), 'ImportPage'),
});
const collections = createRoute({
  getParentRoute: () => root,
  path: '/workspace/knowledge',
  validateSearch: searchOf({ q: text }),
  component: page(() => import('@/rooms/knowledge/pages/CollectionsPage'), 'CollectionsPage'),
});
const collection = createRoute({
  getParentRoute: () => root,
  path: '/workspace/knowledge/$id',
  validateSearch: searchOf({
    q: text,
    folder: text,
    state: oneOf('queued', 'parsing', 'embedding', 'ready', 'failed', 'cancelled'),
    find: yes,
  }),
  component: page(() => import('@/rooms/knowledge/pages/CollectionPage'), 'CollectionPage'),
});
const knowledgeDocument = createRoute({
  getParentRoute: () => root,
  path: '/documents/$id',
  component: page(() => import('@/rooms/knowledge/pages/DocumentPage'), 'DocumentPage'),
});
/** Tools, filters or actions: one page for the three; any other word is no page. */
const ofKind = {
  parse: ({ kind }: { kind: string }) => {
    if (!isKinds(kind)) throw notFound();
    return { kind };
  },
};
const extensionSources = oneOf('builtin', 'script', 'mcp', 'openapi', 'pipelines', 'prompt', 'remote');
const extensions = createRoute({
  getParentRoute: () => root,
  path: '/workspace/$kind',
  params: ofKind,
  validateSearch: searchOf({ q: text, source: extensionSources }),
  component: page(() => import('@/rooms/extensions/pages/ExtensionsPage'), 'ExtensionsPage'),
});
const newExtension = createRoute({
  getParentRoute: () => root,
  path: '/workspace/$kind/new',
  params: ofKind,
  validateSearch: searchOf({ source: extensionSources }),
  component: page(() => import('@/rooms/extensions/pages/ExtensionPage'), 'NewExtensionPage'),
});
const importExtensions = createRoute({
  getParentRoute: () => root,
  path: '/workspace/$kind/import',
  params: ofKind,
  component: page(() => import('@/rooms/extensions/pages/ImportExtensionsPage'), 'ImportExtensionsPage'),
});
const extension = createRoute({
  getParentRoute: () => root,
  path: '/workspace/$kind/$id',
  params: { parse: ({ kind, id }: { kind: string; id: string }) => ({ ...ofKind.parse({ kind }), id }) },
  component: page(() => import('@/rooms/extensions/pages/ExtensionPage'), 'ExtensionPage'),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: page(() => import('@/rooms/accounts/pages/SettingsPage'), 'SettingsPage'),
});
const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  validateSearch: searchOf({ tab: oneOf('groups') }),
  component: page(() => import('@/rooms/accounts/pages/PeoplePage'), 'PeoplePage'),
});
const connections = createRoute({
  getParentRoute: () => root,
  path: '/connections',
  validateSearch: searchOf({ id: text, add: yes }),
  component: page(() => import('@/rooms/connections/pages/ConnectionsPage'), 'ConnectionsPage'),
});

const tree = root.addChildren([
  fresh,
  chat,
  chats,
  importChats,
  models,
  newModel,
  editModel,
  importModels,
  baseModels,
  editBase,
  collections,
  collection,
  knowledgeDocument,
  extensions,
  newExtension,
  importExtensions,
  extension,
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
