import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Markdown } from './Markdown';

const draw = (text: string, streaming = false) =>
  render(
    <MantineProvider env="test">
      <div data-testid="box">
        <Markdown text={text} streaming={streaming} />
      </div>
    </MantineProvider>,
  ).container.querySelector('[data-testid=box]') as HTMLElement;

const payloads = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '![x](javascript:alert(1))',
  '<a href="javascript:alert(1)">x</a>',
  '<iframe src="https://evil.example"></iframe>',
  '<form action="https://evil.example"><input></form>',
  '[x](vbscript:msgbox)',
  '<style>*{display:none}</style>',
  '[a]: javascript:alert(1)\n\n[x][a]',
];

describe('markdown', () => {
  it.each(payloads)('draws %s as nothing that runs', (payload) => {
    const box = draw(`before\n\n${payload}\n\nafter`);
    expect(box.querySelector('script,iframe,form,style,object,embed,img,input')).toBeNull();
    for (const element of box.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        expect(name.startsWith('on')).toBe(false);
        expect(value).not.toMatch(/^\s*(javascript|vbscript|data):/i);
      }
    }
    expect(box.textContent).toContain('after');
  });

  it('asks before it tells a host that a picture was seen', () => {
    const box = draw('![chart](https://tracker.example/a.png?leak=1)');
    expect(box.querySelector('img')).toBeNull();
    const link = screen.getByRole('link', { name: /tracker\.example/ });
    expect(link.getAttribute('rel')).toContain('noreferrer');
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
