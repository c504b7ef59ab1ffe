import type { Extension } from '@/rooms/extensions/model';
import type {
  ApiKey,
  BaseModel,
  CatalogEntry,
  Chat,
  Connection,
  Group,
  Model,
  ModelDraft,
  Pull,
  Settings,
  StoredFile,
  StoredModel,
  User,
  Version,
} from '@/shared/http/types';
import { minutesAgo } from './clock';
import { builtins } from './extension-samples';
import { emptyLibrary, type Library } from './library';

export type Account = User & { password: string };
export type State = {
  accounts: Account[];
  session: string | null;
  settings: Settings;
  keys: ApiKey[];
  models: (Model & { revision: number })[];
  /** Newest last, each with what the model was then. */
  versions: Map<string, (Version & { content: Model })[]>;
  /** What is set on base models, by their id. */
  settled: Map<string, Model & { revision: number }>;
  avatars: Map<string, { type: string; bytes: ArrayBuffer }>;
  groups: Group[];
  connections: Connection[];
  bases: BaseModel[];
  pulls: Pull[];
  /** What each Ollama keeps; one that is not there does not answer. */
  stored: { [connection: string]: StoredModel[] };
  chats: Chat[];
  files: Map<string, { file: StoredFile; bytes: ArrayBuffer }>;
  library: Library;
  extensions: Extension[];
  stopped: Set<string>;
  next: number;
};

export const base = (id: string, name: string, details: BaseModel['details'], connection = 'demo'): BaseModel => ({
  id,
  name,
  sources: [{ connection_id: connection, name: connection === 'demo' ? 'Demo' : 'Workstation' }],
  capabilities: id.includes('llava') ? ['vision'] : [],
  details,
  state: 'ok',
  seen_at: minutesAgo(1),
});

export const demoConnection = (): Connection => ({
  id: 'demo',
  kind: 'demo',
  name: 'Demo',
  url: null,
  prefix: null,
  tags: [],
  enabled: true,
  priority: 10,
  has_api_key: false,
  state: 'ok',
  detail: null,
  version: null,
  latency_ms: 1,
  checked_at: minutesAgo(1),
  model_count: 3,
  created_at: minutesAgo(60),
  updated_at: minutesAgo(60),
});

export const demoBases = (): BaseModel[] => [
  base('demo:plain', 'Demo plain', { family: 'demo', parameter_size: null, quantization: null, context_length: 8192 }),
  base('demo:slow', 'Demo slow', { family: 'demo', parameter_size: null, quantization: null, context_length: 8192 }),
  base('demo:markdown', 'Demo markdown', { family: 'demo', parameter_size: null, quantization: null, context_length: 8192 }),
];

export const storedModel = (name: string, size: number, more: Partial<StoredModel> = {}): StoredModel => ({
  name,
  size: size * 1e9,
  digest: `sha256:${name}`,
  modified_at: '2026-11-12T09:00:00Z',
  family: 'llama',
  parameter_size: '3.2B',
  quantization: 'Q8_0',
  loaded: null,
  ...more,
});

export const emptyState = (): State => ({
  accounts: [],
  session: null,
  settings: {
    signup: 'pending',
    pulls: 'admins',
    extension_writers: 'administrators',
    chat_titles: 'first-words',
    title_model_id: null,
    max_models_per_user: null,
    max_files_per_user: null,
    max_bytes_per_user: null,
  },
  keys: [],
  models: [],
  versions: new Map(),
  settled: new Map(),
  avatars: new Map(),
  groups: [],
  connections: [demoConnection()],
  bases: demoBases(),
  pulls: [],
  stored: {},
  chats: [],
  files: new Map(),
  library: emptyLibrary(),
  extensions: builtins(),
  stopped: new Set(),
  next: 100,
});

export const publicUser = ({ password: _, ...user }: Account): User => user;

export const makeModel = (
  state: State,
  draft: Partial<ModelDraft> & { id: string; name: string },
  minutes = 0,
): State['models'][number] => {
  const owner = state.accounts.find((account) => account.id === state.session) ?? state.accounts[0];
  return {
    description: '',
    base_model_id: null,
    system_prompt: '',
    params: {},
    suggestions: [],
    greeting: '',
    examples: [],
    fallback_ids: [],
    base_access: 'open',
    attention: null,
    base_renamed_to: null,
    capabilities: {},
    tags: [],
    access: { visibility: 'private', grants: [] },
    ...draft,
    hidden: false,
    enabled: true,
    avatar_url: null,
    owner: { id: owner?.id ?? 'nobody', name: owner?.name ?? 'Nobody' },
    version: 1,
    created_at: minutesAgo(minutes),
    updated_at: minutesAgo(minutes),
    permissions: { use: true, read: true, write: true },
    revision: 1,
  };
};

/** What chats offer of a model's filters and actions. */
const offeredBy = ({ extensions }: State, { filter_ids, action_ids }: Model) => ({
  filters: extensions
    .filter(({ id, switchable }) => switchable && filter_ids?.includes(id))
    .map(({ id, name, on_by_default }) => ({ id, name, on: on_by_default ?? true })),
  actions: extensions.filter(({ id, kind }) => kind === 'action' && action_ids?.includes(id)).map(({ id, name }) => ({ id, name })),
});

export const catalogOf = (state: State): CatalogEntry[] => [
  ...state.models
    .filter((model) => model.enabled && !model.hidden && model.base_model_id)
    .map((model): CatalogEntry => {
      const on = state.bases.find((one) => one.id === model.base_model_id);
      const capabilities = Object.keys(model.capabilities).filter((name) => model.capabilities[name]);
      const family = on?.details.family ?? null;
      const vision = model.capabilities.vision ?? on?.capabilities.includes('vision') ?? null;
      return {
        ...model,
        ...offeredBy(state, model),
        capabilities,
        vision,
        family,
        kind: 'workspace',
        sources: on?.sources ?? [],
        state: on?.state ?? 'removed',
      };
    }),
  ...state.bases
    .filter((one) => !state.settled.get(one.id)?.hidden && state.settled.get(one.id)?.enabled !== false)
    .map((one): CatalogEntry => {
      const set = state.settled.get(one.id);
      return {
        id: one.id,
        name: set?.name || one.name,
        kind: 'base',
        base_model_id: null,
        description: set?.description ?? '',
        tags: set?.tags ?? [],
        capabilities: one.capabilities,
        vision: one.capabilities.includes('vision'),
        family: one.details.family,
        avatar_url: set?.avatar_url ?? null,
        sources: one.sources,
        state: one.state,
      };
    }),
];

export const firstVersion = (model: Model): Version & { content: Model } => ({
  n: 1,
  author: model.owner,
  created_at: model.created_at,
  message: '',
  cause: 'create',
  restored_from: null,
  content: structuredClone(model),
});
