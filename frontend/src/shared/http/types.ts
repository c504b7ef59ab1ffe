import type { components } from './schema.gen';

/** The wire, in the words of the contract: what the API's description says, narrowed where it says less than the contract. */
type S = components['schemas'];

export type Role = S['Role'];
export type User = S['User'];
export type Settings = S['Settings'];
export type SignupMode = 'first' | Settings['signup'];
export type Config = Omit<S['Config'], 'auth' | 'signup'> & { auth: 'accounts' | 'none'; signup: SignupMode };
export type ApiKey = S['ApiKey'];
export type NewApiKey = S['NewApiKey'];

export type Listed<T> = { items: T[]; next_cursor: string | null; total: number };

export type Suggestion = { title?: string | null; prompt: string };
export type Params = { [name: string]: unknown };
/** A model's own switches, by name. */
export type Capabilities = { [name: string]: boolean };
export type Permission = 'use' | 'read' | 'write';
/** `name` is the server's word about who that is; null when the person or group is gone. */
export type Grant = { principal: string; permission: Permission; name?: string | null };
export type Principal = { principal: string; name: string; email?: string | null };
export type Access = { visibility: S['Visibility']; grants: Grant[] };
export type Example = { role: 'user' | 'assistant'; text: string };
/** open: everybody may use the base; delegated: the owner lends it; restricted: only who may use the base can run the model. */
export type BaseAccess = 'open' | 'delegated' | 'restricted';
/** What is wrong with a model's base, the gravest first. */
export type Attention = 'no-base' | 'base-removed' | 'base-unreachable' | 'base-not-permitted';
type Inside = 'action_ids' | 'document_ids' | 'examples' | 'filter_ids' | 'knowledge_ids' | 'tool_ids';
export type Model = Omit<
  S['Model'],
  Inside | 'access' | 'suggestions' | 'fallback_ids' | 'base_access' | 'attention' | 'base_renamed_to'
> & {
  access: Access;
  suggestions: Suggestion[];
  examples?: Example[] | null;
  fallback_ids?: string[] | null;
  knowledge_ids?: string[] | null;
  document_ids?: string[] | null;
  tool_ids?: string[] | null;
  filter_ids?: string[] | null;
  action_ids?: string[] | null;
  base_access?: BaseAccess;
  attention?: Attention | null;
  /** Of a removed base: the very same, under another name. */
  base_renamed_to?: string | null;
};
export type ModelFilter = { q?: string; tag?: string; hidden?: boolean; attention?: 'true'; owner?: string; sort?: S['ModelSort'] };
export type Person = S['ModelOwner'];

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
  examples: Example[];
  fallback_ids: string[];
  knowledge_ids: string[];
  document_ids: string[];
  tool_ids: string[];
  filter_ids: string[];
  action_ids: string[];
  capabilities: Capabilities;
  tags: string[];
  access: Access;
};
export type ModelAction = 'hide' | 'unhide' | 'enable' | 'disable';
export type BulkAction = ModelAction | 'delete';
export type TagCount = S['TagCount'];
export type BulkItem = { id: string; outcome: 'done' | 'unchanged' | 'refused'; problem: Problem | null };

export type VersionCause = S['VersionCause'];
export type Version = Omit<S['ModelVersion'], 'content'>;
export type VersionDiff = S['VersionDiff'];
export type Change = S['FieldChange'];
export type PromptLine = S['DiffLine'];

export type Group = S['Group'];

export type UsedBy = { id: string; name: string; owner: Person; as: 'base' | 'fallback' };
export type Repointed = { from: string; to: string; items: UsedBy[]; applied: boolean };

export type Origin = S['ExplainedOrigin'];
/** A passage that goes with a request, and why it was found. */
export type ExplainedSource = S['ExplainedSource'];
export type Explanation = Omit<S['Explanation'], 'connection'> & { connection: S['ExplainedConnection'] | null };

/** One row of the table of parameters: what the server knows of it. */
export type ParameterFacts = {
  name: string;
  min?: number | null;
  max?: number | null;
  default?: { ollama?: unknown; openai?: unknown } | null;
  sent?: { ollama?: string | null; openai?: string | null } | null;
  listed?: boolean;
};

export type ImportMode = S['ImportMode'];
export type ImportVerb = S['ImportAction'];
export type Unresolved = { kind: string; id: string | null; name?: string | null; suggestions?: string[] | null; pull?: string | null };
export type ImportItem = Omit<S['ImportItem'], 'unresolved'> & { unresolved: Unresolved[] };
export type ImportReport = Omit<S['ImportReport'], 'items'> & { items: ImportItem[] };

export type CatalogEntry = Omit<S['CatalogEntry'], 'greeting' | 'suggestions' | 'filters' | 'actions'> & {
  /** Those that can be switched in a chat, and whether they are on where nobody switched them. */
  filters?: SwitchableFilter[] | null;
  /** What is offered under its answers. */
  actions?: OfferedAction[] | null;
};
export type SwitchableFilter = S['OfferedFilter'];
export type OfferedAction = S['OfferedAction'];
export type BaseModel = Omit<S['BaseModel'], 'tags' | 'settings' | 'used_by' | 'renamed_to'> & {
  settings?: Model | null;
  used_by?: number;
  renamed_to?: string | null;
};

export type Pull = S['Pull'];
export type StoredModel = S['StoredModel'];

type Told = 'url' | 'prefix' | 'detail' | 'version' | 'latency_ms' | 'checked_at';
/** Only what is known is there: a connection that was never asked has no version. */
export type Connection = Required<Omit<S['Connection'], Told | 'extra_params'>> & { [K in Told]?: S['Connection'][K] | null } & Pick<
    S['Connection'],
    'extra_params'
  >;
export type ConnectionDraft = {
  kind: S['ConnectionKind'];
  name: string;
  url?: string;
  /** Null takes a kept key away. */
  api_key?: string | null;
  prefix?: string;
  tags?: string[];
  priority?: number;
  extra_params?: string[];
};
export type Verified = {
  state: S['ConnectionState'];
  version?: string | null;
  latency_ms?: number | null;
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
export type StoredFile = S['File'];
export type TextPart = { type: 'text'; text: string };
/** A picture, or a text, that somebody put into a question. */
export type FilePart = { type: 'image' | 'file'; file_id: string } & Pick<StoredFile, 'name' | 'media_type' | 'size'> & {
    width?: number | null;
    height?: number | null;
  };
export type Part = TextPart | FilePart;
/** As a question is asked with: a file by its id alone. */
export type AskedFile = Pick<FilePart, 'type' | 'file_id'>;
export type AskedPart = TextPart | AskedFile;
/** How near a passage is to a question, from 0 to 1: at all, by its words, by their letters, by its meaning. */
export type Scores = S['PassageScores'];
/** What an answer's `[1]` stands for; without a document where the reader may not see it. */
export type Citation = S['Citation'];
/** One call of a tool in an answer: `at` is where in the text it was made, in UTF-16 units; `arguments` the beginning of a JSON object. */
export type ToolCall = Pick<S['ToolCall'], 'call_id' | 'extension_id' | 'tool' | 'state'> &
  Partial<Omit<S['ToolCall'], 'question'>> & { question?: Partial<S['ToolQuestion']> | null };
/** What a filter did with an answer that is worth saying. */
export type FilterNotice = S['FilterNotice'];
export type MessageState = S['MessageState'];
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
  finish_reason?: string | null;
  answered_by?: string | null;
  /** Which history an answer's model was sent. */
  context?: ContextMode | null;
  /** How many of the oldest turns it was not sent, because its context window was full. */
  left_out?: number | null;
  /** How many pictures it was sent a description of instead. */
  unseen_images?: number | null;
  merged_from?: string[] | null;
  edited?: boolean | null;
  citations?: Citation[] | null;
  tool_calls?: ToolCall[] | null;
  filter_notices?: FilterNotice[] | null;
  created_at: string;
};
export type ContextMode = 'lanes' | 'selected' | 'all';
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
  /** In no list and no search, and gone a day after its last use. */
  temporary?: boolean;
  forked_from?: { chat_id: string; message_id: string } | null;
  /** Where the words that were searched for were said; absent where only the title holds them. */
  match?: { message_id: string; excerpt: string } | null;
};
export type ChatFilter = { q?: string; archived?: boolean; folder?: string; loose?: boolean; sort?: 'pinned' };
export type ChatChange = Partial<Pick<ChatSummary, 'title' | 'pinned' | 'archived' | 'folder' | 'temporary'>>;
export type ChatFolder = { folder: string; count: number };
export type ChatImportItem = {
  source_id: string;
  title: string;
  chat_id: string | null;
  action: 'create' | 'skip' | 'refuse';
  messages: number;
  problems: string[];
};
export type ChatImport = { format: string | null; items: ChatImportItem[]; applied: boolean };
export type Chat = ChatSummary & { messages: Message[] };
export type Turn = {
  content: AskedPart[];
  models: string[];
  parent_id?: string | null;
  context?: ContextMode;
  /** Of the switchable ones: what was switched here. */
  filters?: Record<string, boolean>;
};
/** What an answer's place in a turn is told with, before its first word. */
export type Begun = Pick<Message, 'id' | 'saw' | 'context' | 'left_out' | 'unseen_images'> & { model_id: string };

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
  | { type: 'turn'; user_message: Message; replies: Begun[] }
  | { type: 'snapshot'; reply_id: string; text: string; reasoning?: string; state?: MessageState; tool_calls?: ToolCall[] | null }
  | { type: 'delta'; reply_id: string; text: string }
  | { type: 'reasoning'; reply_id: string; text: string }
  | ({ type: 'tool'; reply_id: string } & ToolCall)
  | ({ type: 'filter'; reply_id: string } & FilterNotice)
  | { type: 'citations'; reply_id: string; items: Citation[] }
  | { type: 'usage'; reply_id: string; usage: Usage }
  | { type: 'failed'; reply_id: string; problem: Problem }
  | { type: 'finished'; reply_id: string; finish_reason: string }
  | { type: 'done' };
