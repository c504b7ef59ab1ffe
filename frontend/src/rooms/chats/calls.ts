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

/** What a call is for, in one line: the values it was given. */
export const briefOf = ({ arguments: given }: ToolCall): string => {
  if (typeof given !== 'object' || given === null) return typeof given === 'string' ? given : '';
  const plain = Object.values(given).filter(
    (value) => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean',
  );
  return plain.join(', ').replace(/\s+/g, ' ').slice(0, 200);
};

export const isOpen = ({ state }: ToolCall): boolean => state === 'running' || state === 'waiting';
export const waits = (calls: readonly ToolCall[] | undefined): boolean => calls?.some(({ state }) => state === 'waiting') ?? false;

/** The model asks something itself; every other question is whether a call may go on. */
export const wantsWords = ({ extension_id, question }: ToolCall): boolean =>
  extension_id === 'ask-user' || (question?.choices?.length ?? 0) > 0;

export const whyOf = ({ problem }: ToolCall): string => (typeof problem === 'string' ? problem : (problem?.detail ?? problem?.title ?? ''));

export type CallAnswer = { allow: boolean; always?: true } | { text: string };
