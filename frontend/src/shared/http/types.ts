/** The wire, in the words of the contract. */
export type Role = 'admin' | 'user' | 'pending';
export type User = {
  id: string;
  name: string;
  email: string;
  role: Role;
  language: string | null;
  time_zone: string | null;
  created_at: string;
};
export type SignupMode = 'first' | 'pending' | 'open' | 'closed';
export type Config = {
  product: string;
  version: string;
  auth: 'accounts' | 'none';
  signup: SignupMode;
  languages: string[];
  share_url: string;
};
export type Settings = { signup: Exclude<SignupMode, 'first'> };
export type ApiKey = { id: string; name: string; prefix: string; created_at: string; last_used_at: string | null };
export type NewApiKey = ApiKey & { key: string };

export type Listed<T> = { items: T[]; next_cursor: string | null; total: number };

export type Suggestion = { title?: string | null; prompt: string };
export type Params = { [name: string]: unknown };
/** A model's own switches, by name. */
export type Capabilities = { [name: string]: boolean };
export type Permissions = { use: boolean; read: boolean; write: boolean };
export type Access = { visibility: 'private' | 'public'; grants: { principal: string; permission: 'use' | 'read' | 'write' }[] };
export type Model = {
  id: string;
  name: string;
  description: string;
  base_model_id: string | null;
  system_prompt?: string;
  params?: Params;
  suggestions: Suggestion[];
  greeting: string;
  capabilities: Capabilities;
  tags: string[];
  hidden: boolean;
  enabled: boolean;
  avatar_url: string | null;
  access?: Access;
  owner: { id: string; name: string } | null;
  updated_by?: { id: string; name: string } | null;
  version: number;
  created_at: string;
  updated_at: string;
  permissions: Permissions;
};
/** What a person can change of a model; the rest is the server's. */
export type ModelDraft = {
  id: string;
  name: string;
  description: string;
  base_model_id: string | null;
  system_prompt: string;
  params: Params;
  suggestions: Suggestion[];
  greeting: string;
  capabilities: Capabilities;
  tags: string[];
  access: Access;
};
export type ModelAction = 'hide' | 'unhide' | 'enable' | 'disable';
export type BulkAction = ModelAction | 'delete';
export type TagCount = { tag: string; count: number };

export type ImportMode = 'skip' | 'update' | 'rename';
export type ImportVerb = 'create' | 'update' | 'rename' | 'skip' | 'refuse';
export type ImportChange = { field: string; from?: unknown; to?: unknown };
export type ImportItem = {
  source_id: string | null;
  target_id: string | null;
  name?: string | null;
  kind: 'workspace' | 'base';
  action: ImportVerb;
  changes: ImportChange[];
  unresolved: { kind: string; id: string | null }[];
  problems: (string | { type?: string; detail?: string })[];
};
export type ImportReport = { format: string; items: ImportItem[]; applied: boolean };

export type EntryState = 'ok' | 'unreachable' | 'removed';
export type Source = { connection_id: string; name: string };
export type CatalogEntry = {
  id: string;
  name: string;
  kind: 'base' | 'workspace';
  base_model_id: string | null;
  description: string;
  tags: string[];
  /** What it can do, such as vision. */
  capabilities: string[];
  avatar_url: string | null;
  sources: Source[];
  state: EntryState;
};
export type BaseModel = {
  id: string;
  name: string;
  sources: Source[];
  capabilities: string[];
  details: {
    family?: string | null;
    parameter_size?: string | null;
    quantization?: string | null;
    context_length?: number | null;
  } | null;
  state: EntryState;
  seen_at: string | null;
};

export type ConnectionKind = 'ollama' | 'openai' | 'demo';
export type ConnectionState = 'ok' | 'unreachable' | 'unauthorized' | 'disabled' | 'unknown';
export type Connection = {
  id: string;
  kind: ConnectionKind;
  name: string;
  url: string | null;
  prefix: string | null;
  tags: string[];
  enabled: boolean;
  priority: number;
  has_api_key: boolean;
  extra_params?: string[];
  state: ConnectionState;
  detail: string | null;
  version: string | null;
  latency_ms: number | null;
  checked_at: string | null;
  model_count: number;
  created_at: string;
  updated_at: string;
};
export type ConnectionDraft = {
  kind: ConnectionKind;
  name: string;
  url?: string;
  api_key?: string;
  prefix?: string;
  extra_params?: string[];
};
export type Verified = {
  state: ConnectionState;
  version: string | null;
  latency_ms: number | null;
  model_count: number;
  models?: string[];
};

export type Usage = {
  prompt_tokens?: number | null;
  completion_tokens?: number | null;
  first_token_ms?: number | null;
  duration_ms?: number | null;
  tokens_per_second?: number | null;
};
export type Part = { type: 'text'; text: string };
export type MessageState = 'streaming' | 'done' | 'stopped' | 'failed';
export type Message = {
  id: string;
  parent_id: string | null;
  role: 'user' | 'assistant';
  model_id?: string | null;
  content: Part[];
  reasoning?: string | null;
  state: MessageState;
  problem?: Problem | null;
  usage?: Usage | null;
  saw?: number | null;
  created_at: string;
};
export type ChatSummary = {
  id: string;
  title: string;
  head_id: string | null;
  pinned: boolean;
  archived: boolean;
  folder: string | null;
  models: string[];
  created_at: string;
  updated_at: string;
};
export type Chat = ChatSummary & { messages: Message[] };
export type Turn = {
  content: Part[];
  models: string[];
  parent_id?: string | null;
  context?: 'lanes' | 'selected' | 'all';
};

export type Problem = {
  type: string;
  title?: string;
  status?: number;
  detail?: string;
  instance?: string;
  errors?: { pointer: string; detail: string }[];
  [extra: string]: unknown;
};

export type ReplyEvent =
  | { type: 'turn'; user_message: Message; replies: { id: string; model_id: string }[] }
  | { type: 'snapshot'; reply_id: string; text: string; reasoning?: string; state?: MessageState }
  | { type: 'delta'; reply_id: string; text: string }
  | { type: 'reasoning'; reply_id: string; text: string }
  | { type: 'usage'; reply_id: string; usage: Usage }
  | { type: 'failed'; reply_id: string; problem: Problem }
  | { type: 'finished'; reply_id: string; finish_reason: string }
  | { type: 'done' };
