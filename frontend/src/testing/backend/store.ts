import type {
  ApiKey,
  BaseModel,
  CatalogEntry,
  Chat,
  Connection,
  Group,
  Message,
  Model,
  ModelDraft,
  Pull,
  Settings,
  StoredFile,
  StoredModel,
  User,
  Version,
} from '@/shared/http/types';

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
  stopped: Set<string>;
  next: number;
};

export const now = (): string => new Date().toISOString();
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

const base = (id: string, name: string, details: BaseModel['details'], connection = 'demo'): BaseModel => ({
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

export const catalogOf = (state: State): CatalogEntry[] => [
  ...state.models
    .filter((model) => model.enabled && !model.hidden && model.base_model_id)
    .map((model): CatalogEntry => {
      const on = state.bases.find((one) => one.id === model.base_model_id);
      const capabilities = Object.keys(model.capabilities).filter((name) => model.capabilities[name]);
      const family = on?.details.family ?? null;
      const vision = model.capabilities.vision ?? on?.capabilities.includes('vision') ?? null;
      return { ...model, capabilities, vision, family, kind: 'workspace', sources: on?.sources ?? [], state: on?.state ?? 'removed' };
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

/** A workshop in use, as the pictures of the design show it. */
export const furnished = (): State => {
  const state = emptyState();
  const account = (id: string, name: string, role: User['role']): Account => ({
    id,
    name,
    email: `${id}@halden.example`,
    role,
    language: null,
    time_zone: null,
    created_at: minutesAgo(9000),
    password: 'password1',
  });
  state.accounts = [
    account('ines', 'Ines Marchetti', 'admin'),
    account('oleg', 'Олег Ким', 'user'),
    account('lucia', 'Lucía Prado', 'pending'),
  ];
  state.session = 'ines';
  const workstation: Connection = {
    ...demoConnection(),
    id: 'ws',
    kind: 'ollama',
    name: 'Workstation',
    url: 'http://workstation:11434',
    priority: 0,
    version: '0.13.1',
    latency_ms: 4,
    model_count: 4,
  };
  const gpu: Connection = {
    ...workstation,
    id: 'gpu',
    name: 'GPU server',
    url: 'http://gpu-01.halden.example:11434',
    priority: 1,
    state: 'unreachable',
    detail: 'Connection refused',
    latency_ms: null,
    model_count: 6,
  };
  state.connections = [workstation, gpu, { ...demoConnection(), enabled: true }];
  state.stored.ws = [
    storedModel('llama3.2:3b', 3.4, { loaded: { expires_at: new Date(Date.now() + 4 * 60_000).toISOString(), size_vram: 3.9e9 } }),
    storedModel('llava:13b', 8, { parameter_size: '13B', quantization: 'Q4_0' }),
    storedModel('mistral:7b-instruct', 4.1, { parameter_size: '7.2B', quantization: 'Q4_0' }),
    storedModel('nomic-embed-text:latest', 0.274, { family: 'nomic-bert', parameter_size: '137M', quantization: 'F16' }),
  ];
  const size = (parameter_size: string, quantization: string) => ({ family: 'llama', parameter_size, quantization, context_length: 32768 });
  state.bases.push(
    base('mistral:7b-instruct', 'mistral:7b-instruct', size('7.2B', 'Q4_0'), 'ws'),
    base('llama3.2:3b', 'llama3.2:3b', size('3.2B', 'Q8_0'), 'ws'),
    base('llava:13b', 'llava:13b', size('13B', 'Q4_0'), 'ws'),
    { ...base('qwen2.5:7b-instruct', 'qwen2.5:7b-instruct', size('7.6B', 'Q4_K_M'), 'ws'), state: 'unreachable' },
  );
  const everyone = { visibility: 'public' as const, grants: [] };
  const rows: [Partial<ModelDraft> & { id: string; name: string }, number, Partial<Model>?][] = [
    [
      {
        id: 'contract-reviewer',
        name: 'Contract reviewer',
        base_model_id: 'mistral:7b-instruct',
        description: 'Reads a contract clause by clause and cites the paragraph it relies on',
        tags: ['legal', 'documents'],
        params: { temperature: 0.2, num_ctx: 8192, seed: 42 },
        system_prompt:
          'You review contracts for {{USER_NAME}} at Halden Marine. Today is {{CURRENT_DATE}}.\n\nGo clause by clause. For each clause say what it obliges us to do, by when, and what happens if we do not.\n\nAnswer in {{LANGUAGE}}.',
        suggestions: [
          { title: 'Termination', prompt: 'What are our exits from this contract, and by when?' },
          { title: 'Money', prompt: 'List every payment, its date and its condition' },
          { title: 'Compare', prompt: 'What changed against the version of March?' },
        ],
        greeting: 'Put a clause before me and I say what it binds us to.',
        access: everyone,
      },
      12,
    ],
    [
      {
        id: 'physics-ru',
        name: 'Помощник по физике',
        base_model_id: 'llama3.2:3b',
        description: 'Объясняет задачу шаг за шагом и не даёт готового ответа',
        tags: ['учёба', 'ru'],
        access: everyone,
      },
      61,
    ],
    [
      {
        id: 'translator-ko',
        name: '번역 도우미',
        base_model_id: 'qwen2.5:7b-instruct',
        description: '계약서와 공문을 자연스러운 한국어로 옮깁니다',
        tags: ['번역', 'ko'],
        access: everyone,
      },
      190,
    ],
    [
      {
        id: 'invoice-reader',
        name: 'Invoice reader',
        base_model_id: 'llava:13b',
        description: 'Turns a photographed invoice into lines, taxes and totals',
        tags: ['finance', 'documents'],
        capabilities: { vision: true },
      },
      1500,
    ],
    [
      {
        id: 'correcteur',
        name: 'Correcteur',
        base_model_id: 'demo:plain',
        description: 'Corrige l’orthographe et la typographie sans changer le ton',
        tags: ['fr', 'writing'],
        access: everyone,
      },
      1600,
    ],
    [
      {
        id: 'faq-answerer',
        name: 'FAQ answerer',
        base_model_id: 'mistral:7b-instruct',
        description: 'Used by the website widget through its id',
        tags: ['support'],
        access: everyone,
      },
      5000,
      { hidden: true },
    ],
    [
      {
        id: 'house-style',
        name: 'House style',
        base_model_id: 'mixtral:8x7b',
        description: 'Keeps release notes and mails in one voice',
        tags: ['writing'],
        access: everyone,
      },
      6000,
    ],
    [
      {
        id: 'acme/sql-companion:v2',
        name: 'SQL companion',
        base_model_id: 'demo:markdown',
        description: 'Writes and explains queries for the warehouse, read-only',
        tags: ['dev', 'data'],
      },
      9000,
    ],
    [
      {
        id: 'incident-scribe',
        name: 'Incident scribe',
        base_model_id: 'demo:slow',
        description: 'Keeps the timeline while an incident is running',
        tags: ['dev', 'ops'],
      },
      14000,
      { enabled: false },
    ],
  ];
  state.models = rows.map(([draft, minutes, more]) => ({ ...makeModel(state, draft, minutes), ...more }));
  state.groups = [
    { id: 'g1', name: 'Legal', description: 'Contracts and claims', member_ids: ['ines', 'oleg'], created_at: now(), updated_at: now() },
    { id: 'g2', name: 'Finance', description: '', member_ids: ['oleg'], created_at: now(), updated_at: now() },
  ];
  for (const model of state.models) state.versions.set(model.id, [firstVersion(model)]);
  state.chats = [sampleChat()];
  return state;
};

const sampleChat = (): Chat => {
  const message = (id: string, parent: string | null, role: Message['role'], text: string, more: Partial<Message> = {}): Message => ({
    id,
    parent_id: parent,
    role,
    content: [{ type: 'text', text }],
    state: 'done',
    created_at: minutesAgo(60 - Number(id.slice(1))),
    ...more,
  });
  const usage = { prompt_tokens: 40, completion_tokens: 96, duration_ms: 3100, first_token_ms: 300, tokens_per_second: 31 };
  return {
    id: 'chat-1',
    title: 'Supplier agreement, clause 14',
    head_id: 'm5',
    pinned: false,
    archived: false,
    folder: null,
    models: ['contract-reviewer', 'demo:plain'],
    created_at: minutesAgo(60),
    updated_at: minutesAgo(50),
    messages: [
      message('m1', null, 'user', 'Which law governs this agreement, and where would we sue?'),
      message(
        'm2',
        'm1',
        'assistant',
        'Danish law governs it. Disputes go to the **Maritime and Commercial Court** in Copenhagen; neither party may sue at home.',
        { model_id: 'contract-reviewer', usage, saw: 0 },
      ),
      message(
        'm3',
        'm1',
        'assistant',
        'Clause 21 names Danish law and the court in Copenhagen. Check whether an arbitration rider was signed later.',
        { model_id: 'demo:plain', usage, saw: 0 },
      ),
      message('m4', 'm2', 'user', 'Does page 9 change clause 14.2?'),
      message(
        'm5',
        'm4',
        'assistant',
        'As registered, 14.2 is unchanged. It obliges us to give **ninety days’ written notice**, and the period starts when notice is *received*, not when it is sent.\n\n- Cure period: thirty days, once.\n- No cure for late payment above € 50,000.\n\nAn amendment of page 9 is not in the register.',
        { model_id: 'contract-reviewer', usage, saw: 1, reasoning: 'The register lists amendments by page. Page 9 is not there.' },
      ),
      message('m6', 'm4', 'assistant', 'Yes. On the photographed page the notice period in 14.2 is struck out', {
        model_id: 'demo:plain',
        saw: 1,
        state: 'failed',
        problem: { type: 'upstream-broke-off', status: 502, title: 'Broke off' },
      }),
    ],
  };
};
