import type { components } from '@/shared/http/schema.gen';
import type { Access } from '@/shared/http/types';
import type { Kind, Kinds } from './kinds';

/** The wire, as the API's description has it, narrowed where that says less than the contract. */
type S = components['schemas'];
/** What has no value is not there: a kind has not all fields, and a reader does not see all. */
type Told<T> = { [K in keyof T as null extends T[K] ? never : K]: T[K] } & { [K in keyof T as null extends T[K] ? K : never]?: T[K] };

export type { Kind };
export type Source = S['ExtensionSource'];
export type Ask = S['AskFirst'];
export type ResultKind = S['ActionResultKind'];

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
export type ToolOffer = Told<Omit<S['ExtensionTool'], 'input_schema'>> & { input_schema?: Schema | null };
/** What each source has in it; one that is being written lacks most of it. */
export type Definition = Partial<
  S['Script'] & S['Mcp'] & Omit<S['OpenApi'], 'document'> & Omit<S['Pipelines'], 'url'> & S['Prompt'] & { document: unknown }
>;
type Inside = {
  definition?: Definition | null;
  settings?: Record<string, unknown> | null;
  settings_schema?: Schema | null;
  tools?: ToolOffer[] | null;
};
export type Extension = Told<Omit<S['Extension'], keyof Inside | 'access'>> & Inside & { access: Access };
export type ExtensionChange = Partial<Omit<S['ExtensionRequest'], keyof Inside | 'access'>> &
  Pick<Inside, 'settings' | 'definition'> & { access?: Access; tools?: Pick<ToolOffer, 'name' | 'enabled'>[] };
/** What a look at something that is not saved found. */
export type Found = Pick<Extension, 'state' | 'tools' | 'settings_schema' | 'problem' | 'checked_at'>;
export type Users = S['NamingModels'];
export type Uses = S['ExtensionUses'];
/** What the page itself has to say of a trial that did not come about is a problem alone. */
export type Tried = Partial<S['ExtensionTestResult']>;
export type LogEntry = Told<S['ExtensionCall']>;

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
export const verbsFor = ({ permissions, enabled, source }: Extension): Verb[] => [
  ...(permissions.read ? (['open'] as const) : []),
  ...(permissions.write ? [enabled ? ('disable' as const) : ('enable' as const)] : []),
  ...(permissions.write && isServer(source) ? (['refresh'] as const) : []),
  ...(permissions.read && source !== 'builtin' ? (['access'] as const) : []),
  ...(permissions.read ? (['logs'] as const) : []),
  ...(permissions.read && source !== 'builtin' ? (['export'] as const) : []),
  ...(permissions.write && source !== 'builtin' ? (['delete'] as const) : []),
];
