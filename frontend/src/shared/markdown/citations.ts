/** What is used here of the tree of a text. */
type Node = { type: string; value?: string; children?: Node[]; data?: object };

/** `[1]`, `[1, 2]`: how an answer names its sources. */
const mark = /\[(\d{1,3}(?:\s*,\s*\d{1,3})*)\]/g;

const cite = (number: string): Node => ({
  type: 'citation',
  data: { hName: 'cite', hProperties: { number }, hChildren: [{ type: 'text', value: `[${number}]` }] },
});

const piecesOf = (value: string): Node[] => {
  const pieces: Node[] = [];
  let from = 0;
  for (const found of value.matchAll(mark)) {
    if (found.index > from) pieces.push({ type: 'text', value: value.slice(from, found.index) });
    pieces.push(...(found[1] ?? '').split(',').map((number) => cite(number.trim())));
    from = found.index + found[0].length;
  }
  if (from < value.length) pieces.push({ type: 'text', value: value.slice(from) });
  return pieces;
};

const walk = (node: Node): void => {
  // A link leads where it says; what is in it is its name.
  if (!node.children || node.type === 'link' || node.type === 'linkReference') return;
  node.children = node.children.flatMap((child) => (child.type === 'text' ? piecesOf(child.value ?? '') : [child]));
  for (const child of node.children) walk(child);
};

/** Source numbers in a text as `cite`, which only this makes: raw HTML stays text. */
export const remarkCitations = () => (tree: unknown) => walk(tree as Node);
