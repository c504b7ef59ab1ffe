import type { Definition, Extension, ExtensionChange, Kind, Source, ToolOffer } from './model';
import action from './samples/action.js?raw';
import filter from './samples/filter.js?raw';
import tool from './samples/tool.js?raw';

/** What a person can change of an extension; the rest is the server's. */
export type Draft = {
  id: string;
  name: string;
  description: string;
  /** Of an action: one character, or the name of a sign. */
  icon: string | null;
  definition: Definition;
  settings: Record<string, unknown>;
  tools: ToolOffer[];
  ask: NonNullable<Extension['ask']>;
  priority: number;
  for_all: boolean;
  switchable: boolean;
  on_by_default: boolean;
  on_failure: NonNullable<Extension['on_failure']>;
};

/** The examples of docs/scripts.md, where they are tried. */
const samples: Record<Kind, string> = { tool, filter, action };

const definitions: Record<Source, (kind: Kind) => Definition> = {
  builtin: () => ({}),
  script: (kind) => ({ code: samples[kind], hosts: [] }),
  mcp: () => ({ transport: 'http', url: '' }),
  openapi: () => ({ url: '' }),
  pipelines: () => ({ url: '', pipeline_id: '' }),
  remote: () => ({ url: '' }),
  prompt: () => ({ prompt: '{{message}}', result: 'message' }),
};

export const emptyDraft = (kind: Kind, source: Source): Draft => ({
  id: '',
  name: '',
  description: '',
  icon: null,
  definition: definitions[source](kind),
  settings: {},
  tools: [],
  ask: 'changes',
  priority: 0,
  for_all: false,
  switchable: false,
  on_by_default: true,
  on_failure: 'close',
});

export const draftOf = (one: Extension): Draft => ({
  id: one.id,
  name: one.name,
  description: one.description ?? '',
  icon: one.icon ?? null,
  definition: one.definition ?? {},
  settings: one.settings ?? {},
  tools: one.tools ?? [],
  ask: one.ask ?? 'changes',
  priority: one.priority ?? 0,
  for_all: one.for_all ?? false,
  switchable: one.switchable ?? false,
  on_by_default: one.on_by_default ?? true,
  on_failure: one.on_failure ?? 'close',
});

const fieldsFor = (kind: Kind, source: Source): (keyof Draft)[] => [
  ...(source === 'builtin' ? [] : (['name', 'description', 'definition'] as const)),
  'settings',
  ...(kind === 'tool' ? (['tools', 'ask'] as const) : []),
  ...(kind === 'action' && source !== 'builtin' ? (['icon'] as const) : []),
  ...(kind === 'filter' ? (['priority', 'for_all', 'switchable', 'on_by_default', 'on_failure'] as const) : []),
];

export const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const switches = (tools: ToolOffer[]) => tools.map(({ name, enabled }) => ({ name, enabled: enabled !== false }));

/** A merge-patch of what changed; a setting that was taken away is null, and so is a secret. */
export const patchFor = (before: Draft, after: Draft, of: { kind: Kind; source: Source }): ExtensionChange => {
  const patch: Record<string, unknown> = {};
  for (const field of fieldsFor(of.kind, of.source)) {
    if (field === 'tools' ? same(switches(before.tools), switches(after.tools)) : same(before[field], after[field])) continue;
    patch[field] = field === 'tools' ? switches(after.tools) : after[field];
  }
  for (const field of ['settings', 'definition'] as const) {
    if (!(field in patch)) continue;
    const [old, now] = [before[field], after[field]] as Record<string, unknown>[];
    const gone = Object.keys(old ?? {}).filter((key) => now?.[key] === undefined);
    const changed = Object.entries(now ?? {}).filter(([key, value]) => !same(old?.[key], value));
    patch[field] = { ...Object.fromEntries(gone.map((key) => [key, null])), ...Object.fromEntries(changed) };
  }
  return patch as ExtensionChange;
};

export const isChanged = (before: Draft, after: Draft, of: { kind: Kind; source: Source }): boolean =>
  Object.keys(patchFor(before, after, of)).length > 0;

/** All of a new one. */
export const newFrom = (draft: Draft, { kind, source }: { kind: Kind; source: Source }): ExtensionChange => {
  const body: Record<string, unknown> = { kind, source, ...(draft.id.trim() ? { id: draft.id.trim() } : {}) };
  for (const field of fieldsFor(kind, source)) body[field] = field === 'tools' ? switches(draft.tools) : draft[field];
  if (draft.tools.length === 0) delete body.tools;
  return { ...body, name: draft.name.trim() } as ExtensionChange;
};

/** Latin letters and digits joined by hyphens: what models name it by. Of other scripts the server makes one. */
export const slugFor = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64);
