import type { components } from '@/shared/http/schema.gen';
import type { Access } from '@/shared/http/types';
import type { Kind, Kinds } from './kinds';

/** The wire, in the words of the contract. */
export type { Kind };
export type Source = 'builtin' | 'script' | 'mcp' | 'openapi' | 'pipelines' | 'prompt' | 'remote';
export type State = 'ok' | 'unchecked' | 'unreachable' | 'broken';
export type Ask = 'never' | 'changes' | 'always';
export type ResultKind = 'message' | 'replacement' | 'notice' | 'file';
type Json = Record<string, unknown>;

export type ToolOffer = {
  name: string;
  title?: string | null;
  description?: string | null;
  input_schema?: Schema | null;
  enabled?: boolean;
  changes_something?: boolean;
};
export type Definition = {
  code?: string;
  hosts?: string[];
  allowed_hosts?: string[];
  transport?: 'http' | 'stdio';
  url?: string | null;
  program?: string | null;
  document?: unknown;
  base_url?: string | null;
  pipeline_id?: string;
  prompt?: string;
  model_id?: string | null;
  result?: ResultKind;
};
/** A JSON Schema, as far as forms are drawn from it. */
export type Schema = {
  type?: string | string[];
  title?: string;
  description?: string;
  default?: unknown;
  enum?: unknown[];
  format?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
};
export type Extension = {
  id: string;
  kind: Kind;
  source: Source;
  name: string;
  description?: string | null;
  enabled: boolean;
  access?: Access | null;
  owner?: { id: string; name: string } | null;
  version?: number;
  created_at?: string | null;
  updated_at?: string | null;
  permissions: { use: boolean; read: boolean; write: boolean };
  definition?: Definition | null;
  settings_schema?: Schema | null;
  settings?: Json | null;
  secrets_set?: string[] | null;
  state: State;
  checked_at?: string | null;
  problem?: string | null;
  tools?: ToolOffer[] | null;
  ask?: Ask | null;
  priority?: number | null;
  for_all?: boolean | null;
  switchable?: boolean | null;
  on_by_default?: boolean | null;
  on_failure?: 'close' | 'open' | null;
  icon?: string | null;
};
export type ExtensionChange = Partial<Omit<Extension, 'settings' | 'definition'>> & { definition?: Definition; settings?: Json };
/** What a look at something that is not saved found. */
export type Found = Pick<Extension, 'state' | 'tools' | 'settings_schema' | 'problem' | 'checked_at'>;
export type Users = components['schemas']['NamingModels'];
export type Uses = components['schemas']['ExtensionUses'];
export type Tried = { output?: unknown; logs?: string[] | null; took_ms?: number | null; problem?: unknown };
export type LogEntry = {
  at: string;
  what: string;
  caller?: { id: string; name: string } | null;
  took_ms?: number | null;
  ok: boolean;
  problem?: string | null;
  lines?: string[] | null;
};

export { type Kinds, kinds } from './kinds';
export const kindsOf = (kind: Kind): Kinds => `${kind}s` as Kinds;

/** Where one of a kind can come from, what somebody can add first to last. */
const sources: Record<Kind, Source[]> = {
  tool: ['builtin', 'mcp', 'openapi', 'script'],
  filter: ['builtin', 'script', 'pipelines'],
  action: ['builtin', 'prompt', 'script', 'remote'],
};
export const sourcesOf = (kind: Kind): Source[] => sources[kind];
/** What this person may add: prompts are everybody's, code and servers are for those whom the administrators let. */
export const addableBy = (kind: Kind, mayWrite: boolean): Source[] =>
  sources[kind].filter((source) => source !== 'builtin' && (mayWrite || source === 'prompt'));
export type ServerSource = Extract<Source, 'mcp' | 'openapi' | 'pipelines' | 'remote'>;
export const isServer = (source: Source): source is ServerSource =>
  source === 'mcp' || source === 'openapi' || source === 'pipelines' || source === 'remote';

export type Exception = 'off' | 'unchecked' | 'unreachable' | 'broken';
/** What is not as it should be; a server that was never asked has nothing to show. */
export const exceptionsOf = ({ state, enabled }: Pick<Extension, 'state' | 'enabled'>): Exception[] => [
  ...(state === 'ok' ? [] : [state]),
  ...(enabled ? [] : (['off'] as const)),
];

export type Verb = 'open' | 'enable' | 'disable' | 'refresh' | 'access' | 'logs' | 'export' | 'delete';
export const verbsFor = ({ permissions, enabled, source, access }: Extension): Verb[] => [
  ...(permissions.read ? (['open'] as const) : []),
  ...(permissions.write ? [enabled ? ('disable' as const) : ('enable' as const)] : []),
  ...(permissions.write && isServer(source) ? (['refresh'] as const) : []),
  ...(permissions.read && access && source !== 'builtin' ? (['access'] as const) : []),
  ...(permissions.read ? (['logs'] as const) : []),
  ...(permissions.read && source !== 'builtin' ? (['export'] as const) : []),
  ...(permissions.write && source !== 'builtin' ? (['delete'] as const) : []),
];
