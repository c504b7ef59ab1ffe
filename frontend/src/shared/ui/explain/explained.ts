import type { Explanation } from '@/shared/http/types';
import { tokensAbout } from '../../tokens';

export type Part = Explanation['parts'][number];
export type Group = 'messages' | 'options' | 'request';

export const groupOf = ({ path }: Part): Group => {
  if (path.startsWith('/messages')) return 'messages';
  return path.startsWith('/options') ? 'options' : 'request';
};

const steps = (path: string) =>
  path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

const fieldOf = (value: unknown, field: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[field] : undefined;

/** `0 system`, `temperature`. */
export const nameOf = (part: Part): string => {
  const [first = '', ...rest] = steps(part.path);
  if (groupOf(part) === 'request') return [first, ...rest].join('.');
  if (groupOf(part) === 'options') return rest.join('.');
  const role = part.paragraphs ? 'system' : fieldOf(part.value, 'role');
  return [rest[0], role].filter(Boolean).join(' ');
};

/** What a value says, in words where it holds some: a message may be a text, or parts of which some are texts. */
export const saidIn = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const content = fieldOf(value, 'content');
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return JSON.stringify(value);
  return content.flatMap((part) => (typeof fieldOf(part, 'text') === 'string' ? [String(fieldOf(part, 'text'))] : [])).join('\n');
};

/** What a message says besides the passages that were put into it, which are a part of their own. */
export const ownWords = (part: Part, parts: readonly Part[]): string =>
  parts
    .filter((other) => other.origin === 'documents' && other.path === `${part.path}/content`)
    .reduce((said, passages) => said.replace(saidIn(passages.value), '').trim(), saidIn(part.value));

export const picturesIn = (value: unknown): number => {
  const images = fieldOf(value, 'images');
  if (Array.isArray(images)) return images.length;
  const content = fieldOf(value, 'content');
  return Array.isArray(content) ? content.filter((part) => fieldOf(part, 'image_url') !== undefined).length : 0;
};

/** Each message has some of its own around it (OpenAI's cookbook, "How to count tokens with tiktoken"). */
const aroundMessage = 4;

/** What the messages of a request take of the model's window, pictures aside. */
export const tokensIn = ({ request }: Explanation): number => {
  const messages = fieldOf(request, 'messages');
  if (!Array.isArray(messages)) return 0;
  return messages.reduce((sum: number, message) => sum + aroundMessage + tokensAbout(saidIn(message)), 0);
};

type Place = NonNullable<Part['paragraphs']>[number]['variables'][number];
export type Piece = { text: string; variable?: string; known?: boolean };

/** A text cut where the values of its variables begin and end. */
export const piecesOf = (text: string, places: readonly Place[]): Piece[] => {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { text: variable, value, at } of places) {
    if (at >= text.length) break;
    if (at > from) pieces.push({ text: text.slice(from, at) });
    from = at + (value ?? variable).length;
    if (value !== '') pieces.push({ text: text.slice(at, from), variable, known: value !== null });
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
};

/** The request as it is sent. */
export const exact = (told: Explanation): string => JSON.stringify(told.request, null, 2);

const longest = 4000;

/** The same to look at: a picture is a million letters that nobody reads. */
export const shown = (told: Explanation, cut: (start: string, length: number) => string): string =>
  JSON.stringify(
    told.request,
    (_, value) =>
      typeof value === 'string' && value.length > longest && !/\s/.test(value) ? cut(value.slice(0, 60), value.length) : value,
    2,
  );

/** Where the connection's address is not told, its place is held by a variable, as that of its key always is. */
export const curlOf = ({ connection }: Explanation, body: string): string | null => {
  if (!connection || connection.kind === 'demo') return null;
  const openai = connection.kind === 'openai';
  const address = connection.address ?? `$UPSTREAM${openai ? '/chat/completions' : '/api/chat'}`;
  const key = openai ? ` -H "Authorization: Bearer $UPSTREAM_KEY"` : '';
  return `curl "${address}"${key} -H 'Content-Type: application/json' --data-binary @- <<'BODY'\n${body}\nBODY`;
};
