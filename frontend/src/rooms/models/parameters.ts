import type { Params } from '@/shared/http/types';

/** How one parameter is asked for, and what the server will refuse. */
type Numeric = { kind: 'number' | 'integer'; min?: number; max?: number; slide?: [min: number, max: number, step: number] };
type Other =
  | { kind: 'list' }
  | { kind: 'flag' }
  | { kind: 'choice'; options: string[]; flags?: boolean }
  | { kind: 'json' }
  | { kind: 'duration' };
export type ParameterName =
  | 'temperature'
  | 'top_p'
  | 'top_k'
  | 'min_p'
  | 'typical_p'
  | 'max_tokens'
  | 'stop'
  | 'seed'
  | 'frequency_penalty'
  | 'presence_penalty'
  | 'repeat_penalty'
  | 'repeat_last_n'
  | 'logit_bias'
  | 'reasoning_effort'
  | 'think'
  | 'format'
  | 'num_ctx'
  | 'num_keep'
  | 'num_batch'
  | 'num_gpu'
  | 'main_gpu'
  | 'num_thread'
  | 'use_mmap'
  | 'draft_num_predict'
  | 'keep_alive'
  | 'verbosity'
  | 'logprobs'
  | 'top_logprobs'
  | 'reasoning_tags'
  | 'stream_response'
  | 'mirostat'
  | 'mirostat_eta'
  | 'mirostat_tau'
  | 'tfs_z';
export type Unit = 'tokens' | 'layers' | 'threads' | 'seconds';
type Unset = number | string | 'auto' | 'random' | 'noLimit' | 'none';
export type Parameter = { name: ParameterName; common?: boolean; retired?: boolean; unit?: Unit; unset: Unset } & (Numeric | Other);

/** Those that are sent upstream, in the order of the editor; ranges and defaults after the reference table. */
export const parameters: Parameter[] = [
  { name: 'temperature', kind: 'number', min: 0, max: 2, slide: [0, 2, 0.05], unset: 0.8, common: true },
  { name: 'top_p', kind: 'number', min: 0, max: 1, slide: [0, 1, 0.05], unset: 0.9, common: true },
  { name: 'max_tokens', kind: 'integer', unit: 'tokens', min: -2, unset: 'noLimit', common: true },
  { name: 'num_ctx', kind: 'integer', unit: 'tokens', min: 0, unset: 'auto', common: true },
  { name: 'seed', kind: 'integer', unset: 'random', common: true },
  { name: 'stop', kind: 'list', unset: 'none', common: true },
  { name: 'top_k', kind: 'integer', min: 0, max: 1000, slide: [0, 100, 1], unset: 40 },
  { name: 'min_p', kind: 'number', min: 0, max: 1, slide: [0, 1, 0.05], unset: 0 },
  { name: 'typical_p', kind: 'number', min: 0, max: 1, slide: [0, 1, 0.05], unset: 1 },
  { name: 'frequency_penalty', kind: 'number', min: -2, max: 2, slide: [-2, 2, 0.05], unset: 0 },
  { name: 'presence_penalty', kind: 'number', min: -2, max: 2, slide: [-2, 2, 0.05], unset: 0 },
  { name: 'repeat_penalty', kind: 'number', min: 0, max: 2, slide: [0, 2, 0.05], unset: 1 },
  { name: 'repeat_last_n', kind: 'integer', unit: 'tokens', min: -1, unset: 64 },
  { name: 'logit_bias', kind: 'json', unset: 'none' },
  { name: 'reasoning_effort', kind: 'choice', options: ['none', 'minimal', 'low', 'medium', 'high', 'xhigh'], unset: 'auto' },
  { name: 'think', kind: 'choice', options: ['low', 'medium', 'high', 'max'], flags: true, unset: 'auto' },
  { name: 'verbosity', kind: 'choice', options: ['low', 'medium', 'high'], unset: 'auto' },
  { name: 'format', kind: 'json', unset: 'none' },
  { name: 'num_keep', kind: 'integer', unit: 'tokens', min: -1, unset: 4 },
  { name: 'num_batch', kind: 'integer', unit: 'tokens', min: 1, unset: 512 },
  { name: 'num_gpu', kind: 'integer', unit: 'layers', min: -1, unset: 'auto' },
  { name: 'main_gpu', kind: 'integer', min: 0, unset: 'auto' },
  { name: 'num_thread', kind: 'integer', unit: 'threads', min: 0, unset: 'auto' },
  { name: 'use_mmap', kind: 'flag', unset: 'auto' },
  { name: 'draft_num_predict', kind: 'integer', unit: 'tokens', min: 0, unset: 4 },
  { name: 'keep_alive', kind: 'duration', unit: 'seconds', unset: '5m' },
  { name: 'logprobs', kind: 'flag', unset: 'none' },
  { name: 'top_logprobs', kind: 'integer', min: 0, max: 20, unset: 'none' },
  { name: 'reasoning_tags', kind: 'json', unset: 'auto' },
  { name: 'stream_response', kind: 'flag', unset: 'auto' },
  { name: 'mirostat', kind: 'integer', min: 0, max: 2, unset: 0, retired: true },
  { name: 'mirostat_eta', kind: 'number', min: 0, max: 1, unset: 0.1, retired: true },
  { name: 'mirostat_tau', kind: 'number', min: 0, max: 10, unset: 5, retired: true },
  { name: 'tfs_z', kind: 'number', min: 0, max: 2, unset: 1, retired: true },
];

const names = new Set<string>(parameters.map((parameter) => parameter.name));

/** Set means there is a value: 0, false and an empty text are values, only absence and null are not. */
export const isSet = (params: Params, name: string): boolean => params[name] !== undefined && params[name] !== null;

export const setNames = (params: Params): ParameterName[] =>
  parameters.filter((parameter) => isSet(params, parameter.name)).map((parameter) => parameter.name);

/** Parameters of an import that the editor has no row for; they are kept as they are. */
export const keptNames = (params: Params): string[] =>
  Object.keys(params).filter((name) => !names.has(name) && name !== 'custom_params' && isSet(params, name));

export const withParam = (params: Params, name: string, value: unknown): Params => {
  const { [name]: _, ...rest } = params;
  return value === undefined ? rest : { ...rest, [name]: value };
};

export type Complaint =
  | { key: 'number' | 'integer' | 'json' | 'duration' | 'stops' }
  | { key: 'range'; min: number; max: number }
  | { key: 'min'; min: number };

const complainNumber = (parameter: Parameter & Numeric, value: unknown): Complaint | null => {
  if (typeof value !== 'number' || !Number.isFinite(value)) return { key: parameter.kind };
  if (parameter.kind === 'integer' && !Number.isInteger(value)) return { key: 'integer' };
  const { min, max } = parameter;
  if (min !== undefined && max !== undefined && (value < min || value > max)) return { key: 'range', min, max };
  if (min !== undefined && value < min) return { key: 'min', min };
  return null;
};

const duration = /^-?(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/;
const isDuration = (value: unknown) => typeof value === 'number' || (typeof value === 'string' && duration.test(value));
const areStops = (value: unknown) =>
  Array.isArray(value) && value.length <= 16 && value.every((stop) => typeof stop === 'string' && stop.length > 0 && stop.length <= 256);

/** What is wrong with a value that is set, as the server will see it. */
export const complaintAbout = (parameter: Parameter, value: unknown): Complaint | null => {
  if (value === undefined || value === null) return null;
  switch (parameter.kind) {
    case 'number':
    case 'integer':
      return complainNumber(parameter, value);
    case 'list':
      return areStops(value) ? null : { key: 'stops' };
    case 'duration':
      return isDuration(value) ? null : { key: 'duration' };
    case 'json':
      return value === 'json' || typeof value === 'object' || typeof value === 'boolean' ? null : { key: 'json' };
    case 'choice':
    case 'flag':
      return null;
    default:
      return parameter satisfies never;
  }
};

export const complaintsAbout = (params: Params): Map<ParameterName, Complaint> => {
  const complaints = new Map<ParameterName, Complaint>();
  for (const parameter of parameters) {
    const complaint = complaintAbout(parameter, params[parameter.name]);
    if (complaint) complaints.set(parameter.name, complaint);
  }
  return complaints;
};

/** Text of a number field: a comma is a decimal point to many, an empty field is unset, nonsense stays to be complained about. */
export const numberFrom = (text: string): number | string | undefined => {
  const trimmed = text.trim().replace('−', '-').replace(',', '.');
  if (trimmed === '') return undefined;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : text;
};

export const durationFrom = (text: string): number | string | undefined => {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  return /^-?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : trimmed;
};

/** `json`, or JSON; what does not parse stays text, so that nothing typed is lost. */
export const jsonFrom = (text: string): unknown => {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  try {
    return JSON.parse(trimmed);
  } catch {
    return trimmed;
  }
};
