import type { Extension, Kind, Schema, Source, ToolOffer } from '@/rooms/extensions/model';
import { minutesAgo } from './clock';

const all = { use: true, read: true, write: true };
const object = (properties: Record<string, Schema>, required: string[] = []): Schema => ({ type: 'object', properties, required });

export const offer = (name: string, input: Schema, more: Partial<ToolOffer> = {}): ToolOffer => ({
  name,
  description: '',
  input_schema: input,
  enabled: true,
  changes_something: false,
  ...more,
});

export const anExtension = (id: string, kind: Kind, source: Source, more: Partial<Extension> = {}): Extension => ({
  id,
  kind,
  source,
  name: id,
  description: '',
  enabled: true,
  access: { visibility: source === 'builtin' ? 'public' : 'private', grants: [] },
  owner: source === 'builtin' ? null : { id: 'ines', name: 'Ines Marchetti' },
  version: 1,
  created_at: minutesAgo(600),
  updated_at: minutesAgo(90),
  permissions: all,
  definition: {},
  settings_schema: object({}),
  settings: {},
  secrets_set: [],
  state: 'ok',
  ...(kind === 'tool' ? { tools: [], ask: 'changes' as const } : {}),
  ...(kind === 'filter' ? { priority: 0, for_all: false, switchable: false, on_by_default: true, on_failure: 'close' as const } : {}),
  ...more,
});

/** What every Atelier has. */
export const builtins = (): Extension[] => [
  anExtension('clock', 'tool', 'builtin', { name: 'Clock', tools: [offer('now', object({ zone: { type: 'string' } }))] }),
  anExtension('calculator', 'tool', 'builtin', {
    name: 'Calculator',
    tools: [offer('calculate', object({ expression: { type: 'string' } }, ['expression']), { description: 'Computes an expression' })],
  }),
  anExtension('web-page', 'tool', 'builtin', {
    name: 'Web page',
    tools: [offer('read', object({ url: { type: 'string' } }, ['url']))],
    settings_schema: object({
      characters: { type: 'integer', title: 'Characters at most', minimum: 1000, maximum: 200_000, default: 20_000 },
    }),
  }),
  anExtension('ask-user', 'tool', 'builtin', { name: 'Ask the person', tools: [offer('ask', object({ question: { type: 'string' } }))] }),
  anExtension('redact', 'filter', 'builtin', {
    name: 'Redact',
    settings_schema: object({
      cards: { type: 'boolean', title: 'Card numbers', default: true },
      addresses: { type: 'boolean', title: 'E-mail addresses', default: true },
      replacement: { type: 'string', title: 'In its place', default: '[{kind}]', description: '{kind} stands for card, e-mail or key' },
    }),
  }),
  anExtension('block-list', 'filter', 'builtin', {
    name: 'Block list',
    settings_schema: object({
      words: { type: 'array', title: 'Words and phrases', items: { type: 'string' }, default: [] },
      found: { type: 'string', title: 'Where one is found', enum: ['refuse', 'strike'], default: 'refuse' },
    }),
  }),
  anExtension('answer-language', 'filter', 'builtin', { name: 'Language of the answer', switchable: true }),
  anExtension('summarise', 'action', 'builtin', { name: 'Summarise', definition: { prompt: 'Summarise: {{message}}', result: 'message' } }),
  anExtension('shorten', 'action', 'builtin', { name: 'Shorten', definition: { prompt: 'Shorten: {{message}}', result: 'replacement' } }),
];

/** What a workshop in use has besides. */
export const extensionsInUse = (): Extension[] => [
  anExtension('contract-register', 'tool', 'mcp', {
    name: 'Contract register',
    description: 'Looks contracts up, and files notes on them',
    definition: { transport: 'http', url: 'https://register.halden.example/mcp' },
    settings_schema: object({
      authorization: { type: 'string', format: 'password', title: 'Authorization', description: 'Sent with every call' },
    }),
    secrets_set: ['authorization'],
    checked_at: minutesAgo(3),
    tools: [
      offer('find_contract', object({ number: { type: 'string' } }, ['number']), {
        title: 'Find a contract',
        description: 'By its number or the name of a party',
      }),
      offer('file_note', object({ number: { type: 'string' }, note: { type: 'string' } }, ['number', 'note']), {
        title: 'File a note',
        description: 'Puts a note into the file of a contract',
        changes_something: true,
      }),
    ],
  }),
  anExtension('exchange-rates', 'tool', 'openapi', {
    name: 'Exchange rates',
    description: 'Rates of the day',
    definition: { url: 'https://rates.example.org/openapi.json' },
    state: 'unreachable',
    problem: 'rates.example.org does not answer (connection refused).',
    access: { visibility: 'public', grants: [] },
    checked_at: minutesAgo(12),
    tools: [offer('rate', object({ from: { type: 'string' }, to: { type: 'string' } }))],
  }),
  anExtension('no-client-names', 'filter', 'script', {
    name: 'No client names',
    description: 'Replaces the names of our clients',
    definition: { code: 'export function inlet(messages) {\n  return messages;\n', hosts: ['api.halden.example'], allowed_hosts: [] },
    state: 'broken',
    problem: 'SyntaxError: expecting } at line 3, column 1',
    enabled: false,
    priority: 10,
  }),
  anExtension('save-as-memo', 'action', 'prompt', {
    name: 'Save as memo',
    description: 'Writes the answer as a memo for the file',
    definition: { prompt: 'Write this as a memo:\n\n{{message}}', result: 'file' },
  }),
];
