import { MantineProvider } from '@mantine/core';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { dangersIn, payloads } from '@/testing/payloads';
import { server } from '@/testing/server';
import { CitingContext } from './citing';
import { Markdown } from './Markdown';

const draw = (text: string, streaming = false) =>
  render(
    <MantineProvider env="test">
      <div data-testid="box">
        <Markdown text={text} streaming={streaming} />
      </div>
    </MantineProvider>,
  ).container.querySelector('[data-testid=box]') as HTMLElement;

describe('source numbers', () => {
  const opened: number[] = [];
  const drawCited = (text: string, streaming = false) =>
    render(
      <CitingContext
        value={{
          sources: [
            { number: 1, document: { id: 'a', name: 'Terms.pdf' }, position: 4 },
            { number: 2, document: null },
          ],
          onOpen: ({ number }) => opened.push(number),
        }}
      >
        <Markdown text={text} streaming={streaming} cited />
      </CitingContext>,
      { wrapper: ({ children }) => <MantineProvider env="test">{children}</MantineProvider> },
    );

  it('open their source, wherever in the text they stand', async () => {
    drawCited('**Ninety days** [1], and\n\n- more [1, 2]');
    const known = screen.getAllByRole('button', { name: 'Source 1: Terms.pdf' });
    expect(known).toHaveLength(2);
    await userEvent.click(known[1] as HTMLElement);
    await userEvent.click(screen.getByRole('button', { name: 'Source 2' }));
    expect(opened).toEqual([1, 2]);
  });
  it('that are no source’s stay text, as in code and in links', () => {
    const { container } = drawCited('nothing [7], `a[1]`, [a [1] link](https://a.example)\n\n```\nb[1]\n```');
    expect(container.querySelector('button.cite')).toBeNull();
    for (const text of ['[7]', 'a[1]', 'a [1] link', 'b[1]']) expect(container.textContent).toContain(text);
  });
  it('are made of what others wrote only where it is a number in brackets', () => {
    const { container } = drawCited('<cite number="1">x</cite> and <button class="cite">1</button>', true);
    expect(container.querySelector('cite,button.cite')).toBeNull();
  });
});

describe('markdown', () => {
  it.each(payloads)('draws %s as nothing that runs', (payload) => {
    const box = draw(`before\n\n${payload}\n\nafter`);
    expect(dangersIn(box)).toEqual([]);
    expect(box.querySelector('img,input,form')).toBeNull();
    expect(box.textContent).toContain('after');
  });

  it('loads a picture from elsewhere through our server, and only when it is asked to', async () => {
    const asked: unknown[] = [];
    server.use(
      http.post('*/api/v1/remote-pictures', async ({ request }) => {
        asked.push(await request.json());
        return new HttpResponse(new Uint8Array([1]), { headers: { 'content-type': 'image/png' } });
      }),
    );
    const box = draw('[![chart](https://pictures.example/a.png?leak=1#part)](https://pictures.example/page)');
    expect(box.querySelector('img')).toBeNull();
    expect(asked).toEqual([]);
    const button = screen.getByRole('button', { name: /chart · .*pictures\.example/ });
    expect(button.closest('a')).toBeNull();
    await userEvent.click(button);
    await waitFor(() => expect(box.querySelector('img')?.getAttribute('src')).toMatch(/^blob:/));
    expect(asked).toEqual([{ url: 'https://pictures.example/a.png?leak=1' }]);
    expect(screen.getByRole('link').getAttribute('href')).toBe('https://pictures.example/page');
  });

  it('says why a picture could not be had, and leaves the way to it', async () => {
    const refused = { type: 'address-refused', status: 422, detail: 'It is not public.' };
    server.use(http.post('*/api/v1/remote-pictures', () => HttpResponse.json(refused, { status: 422 })));
    const box = draw('![x](https://inside.example/a.png)');
    await userEvent.click(screen.getByRole('button', { name: /inside\.example/ }));
    expect((await screen.findByRole('alert')).textContent).toContain('It is not public.');
    expect(box.querySelector('img')).toBeNull();
    expect(screen.getByRole('link', { name: /inside\.example/ }).getAttribute('rel')).toContain('noreferrer');
  });

  it.each<[string, number]>([
    ['data:image/png;base64,iVBORw0KGgo=', 1],
    [`data:image/png;base64,${'A'.repeat(70_000)}`, 0],
    ['data:image/svg+xml;base64,PHN2Zz4=', 0],
    ['data:text/html;base64,PHNjcmlwdD4=', 0],
    ['/api/v1/auth/me', 0],
    ['//tracker.example/a.png', 0],
    ['ftp://tracker.example/a.png', 0],
  ])('draws a picture at %.40s %i times by itself', (src, times) => {
    expect(draw(`![x](${src})`).querySelectorAll('img')).toHaveLength(times);
  });

  it('draws tables, lists and code alike while they grow and after', () => {
    const text = '| a | b |\n| - | - |\n| 1 | 2 |\n\n- x\n- y\n\n```ts\nconst z = 1;\n```\n';
    for (const streaming of [true, false]) {
      const box = draw(text, streaming);
      expect(box.querySelectorAll('td')).toHaveLength(2);
      expect(box.querySelectorAll('li')).toHaveLength(2);
      expect(box.querySelector('pre code')?.textContent).toContain('const z = 1;');
    }
  });

  it('has no head of a table without words', () => {
    const box = draw('| | a |\n| - | - |\n| b | 1 |');
    expect([...box.querySelectorAll('thead tr > *')].map((cell) => cell.tagName)).toEqual(['TD', 'TH']);
  });

  it('opens links elsewhere, without telling them from where', () => {
    draw('[site](https://example.org)');
    const link = screen.getByRole('link', { name: 'site' });
    expect(link.getAttribute('target')).toBe('_blank');
    expect(link.getAttribute('rel')).toContain('noopener');
  });

  it('resolves references across the whole text once it is complete', () => {
    draw('see [docs][d]\n\nmore\n\n[d]: https://example.org/docs');
    expect(screen.getByRole('link', { name: 'docs' }).getAttribute('href')).toBe('https://example.org/docs');
  });
});
