/** Prompt variables as the server fills them in, and hints about those it does not know. */
export const variables = [
  'USER_NAME',
  'USER_EMAIL',
  'USER_ROLE',
  'USER_GROUPS',
  'USER_LANGUAGE',
  'CURRENT_DATE',
  'CURRENT_TIME',
  'CURRENT_DATETIME',
  'CURRENT_WEEKDAY',
  'CURRENT_TIMEZONE',
] as const;
export type Variable = (typeof variables)[number];

const alsoKnown = ['USER_LOCATION', 'USER_BIO', 'USER_GENDER', 'USER_BIRTH_DATE', 'USER_AGE'];
const known = new Set<string>([...variables, ...alsoKnown]);
const perTurn = new Set(['CURRENT_TIME', 'CURRENT_DATETIME']);
const fromCards = new Set(['user', 'char']);

export type Found = { raw: string; name: string; from: number; to: number; kind: 'known' | 'unknown' | 'card'; near: Variable | null };

const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};

/** The likely name: at most two letters off, or the one known name that ends like it (LANGUAGE → USER_LANGUAGE). */
const nearest = (name: string): Variable | null => {
  const close = variables
    .map((variable) => ({ variable, off: distance(name, variable) }))
    .filter(({ off }) => off <= 2)
    .sort((a, b) => a.off - b.off)[0];
  if (close) return close.variable;
  const tails = variables.filter((variable) => variable.endsWith(`_${name}`));
  return tails.length === 1 ? (tails[0] ?? null) : null;
};

/** Only what looks like a name of ours is judged: `{{ user_name }}` is known, `{{prompt}}` and `{{ .System }}` are somebody else's. */
export const variablesIn = (text: string): Found[] => {
  const found: Found[] = [];
  for (const match of text.matchAll(/\{\{\s*([A-Za-z][A-Za-z_]*)\s*\}\}/g)) {
    const raw = match[1] ?? '';
    const name = raw.toUpperCase();
    const at = { raw: match[0], from: match.index, to: match.index + match[0].length };
    if (known.has(name)) found.push({ ...at, name, kind: 'known', near: null });
    else if (fromCards.has(raw.toLowerCase())) found.push({ ...at, name: raw, kind: 'card', near: null });
    else if (raw === name || nearest(name)) found.push({ ...at, name: raw, kind: 'unknown', near: nearest(name) });
  }
  return found;
};

export const changesEachTurn = (found: readonly Found[]): string | null => found.find((one) => perTurn.has(one.name))?.name ?? null;

export type Values = Partial<Record<Variable, string>>;

/** What each variable becomes for one person at one moment, in that person's time zone; groups only where they are known. */
export const valuesFor = (
  person: { name: string; email: string; role: string; language: string | null; time_zone: string | null; groups?: readonly string[] },
  now: Date,
  browserLanguage: string,
): Values => {
  const timeZone = person.time_zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const part = (options: Intl.DateTimeFormatOptions, language = 'sv-SE') =>
    new Intl.DateTimeFormat(language, { ...options, timeZone }).format(now);
  const date = part({ year: 'numeric', month: '2-digit', day: '2-digit' });
  const time = part({ hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
  return {
    USER_NAME: person.name,
    USER_EMAIL: person.email,
    USER_ROLE: person.role,
    USER_LANGUAGE: person.language || browserLanguage,
    ...(person.groups ? { USER_GROUPS: [...person.groups].sort().join(', ') } : {}),
    CURRENT_DATE: date,
    CURRENT_TIME: time,
    CURRENT_DATETIME: `${date} ${time}`,
    CURRENT_WEEKDAY: part({ weekday: 'long' }, 'en-US'),
    CURRENT_TIMEZONE: timeZone,
  };
};

export type FilledPiece = { text: string; variable: string | null };

/** The prompt as it would be sent: in one pass, what was put in is not searched again, and what is unknown stays as it is. */
export const filled = (text: string, values: Values): FilledPiece[] => {
  const pieces: FilledPiece[] = [];
  let at = 0;
  for (const found of variablesIn(text)) {
    if (found.kind !== 'known') continue;
    const value = alsoKnown.includes(found.name) ? '' : values[found.name as Variable];
    if (value === undefined) continue;
    if (found.from > at) pieces.push({ text: text.slice(at, found.from), variable: null });
    pieces.push({ text: value, variable: found.name });
    at = found.to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), variable: null });
  return pieces;
};
