import type { CompileContext, Extension as FromMarkdown, Token } from 'mdast-util-from-markdown';
import type { Extension } from 'micromark-util-types';
import { mathSyntax } from './math-syntax';

const closers: Record<string, string> = { $: '$', $$: '$$', '\\(': '\\)', '\\[': '\\]' };

/** What stands between the marks; a block that is not closed yet has only the first. */
const insideOf = (source: string): { value: string; display: boolean } => {
  const open = /^(\$\$?|\\[[(])/.exec(source)?.[0] ?? '';
  const closer = closers[open] ?? '';
  const inside = source.slice(open.length).trimEnd();
  const value = inside.endsWith(closer) ? inside.slice(0, inside.length - closer.length) : inside;
  return { value: value.trim(), display: open === '$$' || open === '\\[' };
};

function enter(this: CompileContext, token: Token): void {
  const { value, display } = insideOf(this.sliceSerialize(token));
  const hProperties = { className: ['language-math', display ? 'math-display' : 'math-inline'] };
  const node = { type: 'formula', data: { hName: 'code', hProperties, hChildren: [{ type: 'text', value }] } };
  this.enter(node as unknown as Parameters<CompileContext['enter']>[0], token);
  this.buffer();
}

function exit(this: CompileContext, token: Token): void {
  this.resume();
  this.exit(token);
}

type Reading = { micromarkExtensions?: Extension[]; fromMarkdownExtensions?: (FromMarkdown | FromMarkdown[])[] };

/** Formulas as `code` of the language `math`: their source until they are drawn. */
export function remarkFormulas(this: unknown): void {
  const data = (this as { data(): Reading }).data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), mathSyntax];
  data.fromMarkdownExtensions = [
    ...(data.fromMarkdownExtensions ?? []),
    { enter: { formula: enter, formulaBlock: enter }, exit: { formula: exit, formulaBlock: exit } },
  ];
}
