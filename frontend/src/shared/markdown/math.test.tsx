import { MantineProvider } from '@mantine/core';
import { render, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { drawFormula } from './formulas';
import { Markdown } from './Markdown';

/** KaTeX draws in standards mode only, which this stand-in for a browser does not say it is in. */
vi.hoisted(() => Object.defineProperty(document, 'compatMode', { value: 'CSS1Compat' }));

const draw = async (text: string) => {
  const { container } = render(
    <MantineProvider env="test">
      <main>
        <Markdown text={text} />
      </main>
    </MantineProvider>,
  );
  const box = container.querySelector('main') as HTMLElement;
  await waitFor(() => expect(container.querySelector('code.language-math')).toBeNull());
  const formulas = [...container.querySelectorAll<HTMLElement>('.formula')];
  const sources = formulas.map((one) => one.querySelector('annotation')?.textContent ?? one.textContent);
  return { container, formulas, sources, text: box.textContent ?? '' };
};

beforeAll(() => import('./formulas'));

describe('what models write as mathematics', () => {
  it.each<[string, string[]]>([
    ['The area is $a^2$.', ['a^2']],
    ['so \\(x^2\\) and \\[y\\]', ['x^2', 'y']],
    ['$$E = mc^2$$', ['E = mc^2']],
    ['$$\nE = mc^2\n$$', ['E = mc^2']],
    ['\\[\n\\begin{aligned}\na &= b \\\\\n  &= c\n\\end{aligned}\n\\]', ['\\begin{aligned}\na &= b \\\\\n  &= c\n\\end{aligned}']],
    ['$$\\begin{cases} 1 & x > 0 \\\\ 0 & x \\le 0 \\end{cases}$$', ['\\begin{cases} 1 & x > 0 \\\\ 0 & x \\le 0 \\end{cases}']],
    ['$$a\n= b$$', ['a\n= b']],
    ['so $$x\n= y\n$$\n\nand $z$', ['x\n= y', 'z']],
    ['\\[\na\n- b\n\\]', ['a\n- b']],
    ['1. first:\n   $$\n   x = 1\n   $$\n2. then $y$', ['x = 1', 'y']],
    ['> $$\n> q\n> $$', ['q']],
    ['- \\(a_1\\) and \\(b_1\\)', ['a_1', 'b_1']],
    ['| $n$ | \\(n^2\\) |\n| - | - |\n| $2$ | $4$ |', ['n', 'n^2', '2', '4']],
    ['## The $k$-th root', ['k']],
    ['**so $x_1 * x_2$**', ['x_1 * x_2']],
    ['$f$, $g$; ($h$) "$i$"', ['f', 'g', 'h', 'i']],
    ['the $n$th and $2^{10}$', ['n', '2^{10}']],
    ['a price of $\\$5$', ['\\$5']],
    ['```math\nx\n```', ['x']],
    ['Площадь круга $S = \\pi r^2$, где $r$ — радиус.', ['S = \\pi r^2', 'r']],
    ['함수 $f(x)$는 \\(x=0\\)에서 최소입니다.', ['f(x)', 'x=0']],
    ['Soit $x \\in \\mathbb{R}$ ; alors $x^2 \\ge 0$.', ['x \\in \\mathbb{R}', 'x^2 \\ge 0']],
    ['Sea $v = \\frac{d}{t}$: ¿cuánto vale $t$?', ['v = \\frac{d}{t}', 't']],
    ['$v_{\\text{макс}}$', ['v_{\\text{макс}}']],
  ])('%s', async (text, wanted) => {
    expect((await draw(text)).sources.map((one) => one?.replace(/\n +/g, '\n'))).toEqual(wanted.map((one) => one.replace(/\n +/g, '\n')));
  });
});

describe('what only looks like mathematics', () => {
  it.each([
    'It costs $5 and $10.',
    'from $5-$10, or $20,000 and $30,000',
    'US$5, A$7 and CA$10',
    'costs $5 (was $7)',
    'Das kostet 5 $ und 10 $.',
    'От $5 до $10, скидка $3',
    '가격은 $5에서 $10까지',
    'escaped: \\$a\\$ and \\\\(x)',
    'echo `$HOME/$USER` and `\\(x\\)`',
    'set $x to `$y`',
    '```sh\necho $a$ $$ \\[ x \\]\n```',
    'run $HOME and $PATH here',
    'add it to $HOME:$PATH, or $HOME/$USER',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell's, not ours
    'a path of ${a}${b}, or $a$_b',
    'a lone $ here',
    'a lone $$ here',
    '$$$ and more',
    'an empty $$ $$ one',
    '\\[text\\](https://example.org)',
    '| a | b |\n| - | - |\n| $5 | $6 |',
  ])('%s', async (text) => {
    expect((await draw(text)).sources).toEqual([]);
  });
  it('stays as it was written', async () => {
    expect((await draw('from $5 to $10, \\$7')).text).toBe('from $5 to $10, $7');
  });
});

describe('a formula', () => {
  it('is read out as MathML', async () => {
    const { container } = await draw('$\\frac{1}{2}$');
    expect(container.querySelector('.katex-mathml math mfrac')).not.toBeNull();
    expect(container.querySelector('.katex-html')?.getAttribute('aria-hidden')).toBe('true');
  });
  it('that is broken shows its source and why, and nothing else breaks', async () => {
    const { formulas, text } = await draw('before $\\frac{1}{$ after $b$');
    expect(formulas.map((one) => one.dataset.broken)).toEqual(['', undefined]);
    expect(formulas[0]?.textContent).toBe('\\frac{1}{');
    expect(formulas[0]?.title).toMatch(/ParseError|KaTeX/);
    expect(text).toContain('before ');
  });
  it.each([
    '\\href{javascript:alert(1)}{x}',
    '\\url{javascript:alert(1)}',
    '\\includegraphics{https://tracker.example/a.png}',
    '\\htmlData{a=b}{x}',
    '\\htmlStyle{position:fixed}{x}',
    '<img src=x onerror=alert(1)>',
  ])('%s runs nothing and loads nothing', (source) => {
    const box = document.createElement('div');
    drawFormula(box, source, false);
    expect(box.querySelector('a,img,script,[data-a]')).toBeNull();
    expect([...box.querySelectorAll<HTMLElement>('[style]')].filter((one) => one.style.position === 'fixed')).toEqual([]);
  });
  it('without end is not drawn for ever', () => {
    const box = document.createElement('div');
    drawFormula(box, '\\def\\a{\\a\\a}\\a', false);
    expect(box.dataset.broken).toBe('');
    drawFormula(box, 'x'.repeat(20_000), false);
    expect(box.querySelector('.katex')).toBeNull();
  });
  it('keeps the paragraphs around it when it never ends', async () => {
    const { text } = await draw('before\n\n$$\nx = 1\n\nafter');
    expect(text).toContain('before');
    expect(text).toContain('after');
  });
  it('shows its source while it is being written', () => {
    const { container } = render(
      <MantineProvider env="test">
        <main>
          <Markdown text={'so $a^2$ and'} streaming />
        </main>
      </MantineProvider>,
    );
    expect(container.querySelector('main')?.textContent).toBe('so a^2 and');
  });
});
