import type { ToolCall } from '@/shared/http/types';

export type Piece = { from: number; text: string; calls: ToolCall[] };

/** An answer cut where its tools were called: each piece of text with the calls that follow it. */
export const piecesOf = (text: string, calls: readonly ToolCall[]): Piece[] => {
  const pieces: Piece[] = [];
  let from = 0;
  const placed = calls.map((call) => ({ call, at: Math.min(Math.max(call.at ?? 0, 0), text.length) })).sort((a, b) => a.at - b.at);
  for (const { call, at } of placed) {
    const last = pieces.at(-1);
    if (last && last.from + last.text.length === at) last.calls.push(call);
    else {
      pieces.push({ from, text: text.slice(from, at), calls: [call] });
      from = at;
    }
  }
  return [...pieces, { from, text: text.slice(from), calls: [] }];
};

/** The arguments of a call as they were written; nothing where they are no object, or only its beginning is there. */
const argumentsOf = (call: ToolCall): Record<string, unknown> | null => {
  try {
    const read: unknown = JSON.parse(call.arguments || '{}');
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : null;
  } catch {
    return null;
  }
};

/** What a call is for, in one line: the values it was given. */
export const briefOf = (call: ToolCall): string => {
  const given = argumentsOf(call);
  if (!given) return (call.arguments ?? '').slice(0, 200);
  const plain = Object.values(given).filter((value) => ['string', 'number', 'boolean'].includes(typeof value));
  return plain.join(', ').replace(/\s+/g, ' ').slice(0, 200);
};

/** The same to be read whole. */
export const writtenOut = (call: ToolCall): string => {
  const given = argumentsOf(call);
  return given ? JSON.stringify(given, null, 2) : (call.arguments ?? '');
};

export const isOpen = ({ state }: ToolCall): boolean => state === 'running' || state === 'waiting';
export const waits = (calls: readonly ToolCall[] | undefined): boolean => calls?.some(({ state }) => state === 'waiting') ?? false;

/** The tool asks something itself; every other question is whether a call may go on. */
export const wantsWords = ({ question }: ToolCall): boolean => Boolean(question?.text);

export type CallAnswer = { allow: boolean } | { text: string };
