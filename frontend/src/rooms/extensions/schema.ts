import type { Schema } from './model';

/** How one value of a schema is asked for. */
export type Field = {
  name: string;
  kind: 'text' | 'long' | 'number' | 'whole' | 'switch' | 'choice' | 'list' | 'rows' | 'secret' | 'json';
  schema: Schema;
  required: boolean;
};

const typeOf = ({ type }: Schema): string => (Array.isArray(type) ? (type.find((one) => one !== 'null') ?? 'string') : (type ?? ''));

const kindOf = (schema: Schema): Field['kind'] => {
  if (schema.format === 'password') return 'secret';
  if (schema.enum?.every((one) => typeof one === 'string' || typeof one === 'number')) return 'choice';
  switch (typeOf(schema)) {
    case 'boolean':
      return 'switch';
    case 'integer':
      return 'whole';
    case 'number':
      return 'number';
    case 'array':
      if (!schema.items || typeOf(schema.items) === 'string') return 'list';
      return Object.values(schema.items.properties ?? {}).some((one) => typeOf(one) === 'string') ? 'rows' : 'json';
    case 'string':
      return schema.format === 'multiline' || schema.format === 'textarea' || (schema.maxLength ?? 0) > 500 ? 'long' : 'text';
    default:
      return 'json';
  }
};

export const fieldsOf = (schema: Schema | null | undefined): Field[] =>
  Object.entries(schema?.properties ?? {}).map(([name, one]) => ({
    name,
    kind: kindOf(one),
    schema: one,
    required: schema?.required?.includes(name) ?? false,
  }));

/** What a tool is called with, as people read it: what must be there comes first. */
export const argumentsOf = (schema: Schema | null | undefined): Schema => {
  const fields = fieldsOf(schema);
  const ordered = [...fields.filter((field) => field.required), ...fields.filter((field) => !field.required)];
  return { ...schema, properties: Object.fromEntries(ordered.map((field) => [field.name, field.schema])) };
};

const signIns: Record<string, string[]> = {
  none: [],
  bearer: ['key'],
  basic: ['user', 'key'],
  header: ['name', 'key'],
  query: ['name', 'key'],
};
const ofSignIn = ['auth', 'key', 'name', 'user'];

/** A server's settings: how one signs in comes first, and only what that way needs is asked for. */
export const signInFirst = (schema: Schema | null | undefined, values: Record<string, unknown>): Schema | null | undefined => {
  const { auth, ...others } = schema?.properties ?? {};
  if (!auth) return schema;
  const needed = signIns[String(values.auth ?? auth.default ?? 'none')] ?? ofSignIn;
  const asked = needed.flatMap((name) => (others[name] ? [[name, others[name]] as const] : []));
  const rest = Object.entries(others).filter(([name]) => !ofSignIn.includes(name));
  return { ...schema, properties: Object.fromEntries([['auth', auth], ...asked, ...rest]) };
};

export const labelOf = ({ name, schema }: Field): string =>
  schema.title || name.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase());

/** As settings are shown before anybody set them. */
export const settingOf = (field: Field, values: Record<string, unknown>): unknown => values[field.name] ?? field.schema.default;

/** What stands in the way of saving a value, as a word of the page; null where nothing does. */
export const complaintAbout = (field: Field, value: unknown): 'needed' | 'tooSmall' | 'tooLarge' | 'notWhole' | null => {
  if (value === undefined || value === null || value === '') return field.required && field.schema.default === undefined ? 'needed' : null;
  if (typeof value !== 'number') return null;
  const { minimum, maximum } = field.schema;
  if (minimum !== undefined && value < minimum) return 'tooSmall';
  if (maximum !== undefined && value > maximum) return 'tooLarge';
  return field.kind === 'whole' && !Number.isInteger(value) ? 'notWhole' : null;
};

/** The first field of a form that cannot be saved as it is; secrets are known to be set by the server. */
export const firstComplaint = (schema: Schema | null | undefined, values: Record<string, unknown>): Field | undefined =>
  fieldsOf(schema).find((field) => field.kind !== 'secret' && complaintAbout(field, settingOf(field, values)) !== null);
