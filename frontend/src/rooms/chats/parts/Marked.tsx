import { markedIn } from '../shelf';

/** A text with what was searched for marked in it. */
export function Marked({ text, looked }: { text: string; looked: string }) {
  return markedIn(text, looked).map((piece, i) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in its order
    i % 2 === 1 ? <mark key={i}>{piece}</mark> : piece,
  );
}
