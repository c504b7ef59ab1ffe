import { describe, expect, it } from 'vitest';
import type { Explanation } from '@/shared/http/types';
import { curlOf, nameOf, ownWords, type Part, picturesIn, piecesOf, saidIn, shown } from './explained';

const part = (path: string, value: unknown): Part => ({ path, value, origin: 'model' });
const told = (request: unknown, kind: 'ollama' | 'openai' | 'demo', address?: string) =>
  ({ request, connection: { id: 'c', name: 'Here', kind, ...(address ? { address } : {}) } }) as unknown as Explanation;

describe('a part of a request', () => {
  it('is named by its place', () => {
    expect(nameOf(part('/options/temperature', 1))).toBe('temperature');
    expect(nameOf(part('/stream_options', {}))).toBe('stream_options');
    expect(nameOf(part('/a~1b', 1))).toBe('a/b');
    expect(nameOf(part('/messages/3', { role: 'assistant', content: 'Hi' }))).toBe('3 assistant');
    expect(nameOf({ ...part('/messages/0/content', 'Be brief'), paragraphs: [] })).toBe('0 system');
  });
  it('says its words, whichever protocol wraps them, and counts its pictures', () => {
    const ofOpenAi = {
      role: 'user',
      content: [
        { type: 'image_url', image_url: { url: 'data:' } },
        { type: 'text', text: 'What is it?' },
      ],
    };
    const ofOllama = { role: 'user', content: 'What is it?', images: ['AAAA'] };
    expect([ofOpenAi, ofOllama].map(saidIn)).toEqual(['What is it?', 'What is it?']);
    expect([ofOpenAi, ofOllama].map(picturesIn)).toEqual([1, 1]);
    expect(saidIn(0.2)).toBe('0.2');
  });
  it('leaves out of a message the passages that stand in it, which are a part of their own', () => {
    const passages: Part = { path: '/messages/1/content', value: '<sources>$& [1]</sources>', origin: 'documents' };
    const question = part('/messages/1', { role: 'user', content: '<sources>$& [1]</sources>\n\nAnd why?' });
    const answer = part('/messages/0', { role: 'assistant', content: 'So.' });
    expect([answer, question].map((each) => ownWords(each, [answer, question, passages]))).toEqual(['So.', 'And why?']);
  });
  it('shows where its variables were filled in, the empty ones left out', () => {
    const places = [
      { text: '{{USER_NAME}}', value: 'Ann', at: 4 },
      { text: '{{USER_BIO}}', value: '', at: 8 },
      { text: '{{NOPE}}', value: null, at: 8 },
    ];
    expect(piecesOf('For Ann {{NOPE}}!', places)).toEqual([
      { text: 'For ' },
      { text: 'Ann', variable: '{{USER_NAME}}', known: true },
      { text: ' ' },
      { text: '{{NOPE}}', variable: '{{NOPE}}', known: false },
      { text: '!' },
    ]);
  });
});

describe('a request as curl', () => {
  it('holds no key, and no address that was not told', () => {
    expect(curlOf(told({}, 'ollama', 'http://workstation:11434/api/chat'), '{}')).toBe(
      `curl "http://workstation:11434/api/chat" -H 'Content-Type: application/json' --data-binary @- <<'BODY'\n{}\nBODY`,
    );
    expect(curlOf(told({}, 'openai'), '{}')).toContain('"$UPSTREAM/chat/completions" -H "Authorization: Bearer $UPSTREAM_KEY"');
    expect(curlOf(told({}, 'demo'), '{}')).toBeNull();
  });
});

it('a picture is shown by its beginning, and a long text whole', () => {
  const text = 'word '.repeat(2000);
  const seen = JSON.parse(shown(told({ images: ['A'.repeat(9000)], text }, 'ollama'), (start, length) => `${start}…${length}`));
  expect(seen).toEqual({ images: [`${'A'.repeat(60)}…9000`], text });
});
