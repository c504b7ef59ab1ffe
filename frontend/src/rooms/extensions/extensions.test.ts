import { describe, expect, it } from 'vitest';
import { bodyFor } from './bench';
import { emptyDraft, newFrom, patchFor, slugFor } from './editing';
import { placeIn } from './place';
import { complaintAbout, fieldsOf } from './schema';

describe('a form from a schema', () => {
  it('asks for each property by its type', () => {
    const kinds = fieldsOf({
      properties: {
        key: { type: 'string', format: 'password' },
        mode: { type: 'string', enum: ['a', 'b'] },
        count: { type: ['integer', 'null'] },
        on: { type: 'boolean' },
        words: { type: 'array', items: { type: 'string' } },
        patterns: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } },
        text: { type: 'string', format: 'textarea' },
        other: { type: 'object' },
      },
    }).map(({ kind }) => kind);
    expect(kinds).toEqual(['secret', 'choice', 'whole', 'switch', 'list', 'rows', 'long', 'json']);
  });
  it('tells what is missing and what is out of bounds', () => {
    const [count] = fieldsOf({ properties: { count: { type: 'integer', minimum: 1, maximum: 9 } }, required: ['count'] });
    if (!count) throw new Error('no field');
    expect([undefined, 0, 10, 1.5, 3].map((value) => complaintAbout(count, value))).toEqual([
      'needed',
      'tooSmall',
      'tooLarge',
      'notWhole',
      null,
    ]);
  });
});

describe('what is saved', () => {
  const of = { kind: 'filter', source: 'script' } as const;
  it('is what changed alone; what was taken away is null', () => {
    const before = { ...emptyDraft('filter', 'script'), settings: { a: 1, b: 2 } };
    const after = { ...before, priority: 5, settings: { b: 3, secret: 'x' } };
    expect(patchFor(before, after, of)).toEqual({ priority: 5, settings: { a: null, b: 3, secret: 'x' } });
  });
  it('says of tools which are on, and nothing that their server says', () => {
    const tool = { kind: 'tool', source: 'mcp' } as const;
    const find = { name: 'find', description: 'Finds', changes_something: false };
    const before = { ...emptyDraft('tool', 'mcp'), tools: [{ ...find, enabled: true }] };
    const after = { ...before, tools: [{ ...find, enabled: false }] };
    expect(patchFor(before, after, tool)).toEqual({ tools: [{ name: 'find', enabled: false }] });
    expect(newFrom(before, tool)).not.toHaveProperty('priority');
  });
  it('goes by an id made of the name; of one without Latin letters the server makes it', () => {
    expect(slugFor('  No client names! ')).toBe('no-client-names');
    expect(slugFor('Résumé')).toBe('resume');
    expect(
      newFrom({ ...emptyDraft('tool', 'mcp'), name: 'Курс валют', id: slugFor('Курс валют') }, { kind: 'tool', source: 'mcp' }),
    ).not.toHaveProperty('id');
  });
});

it('a place in a script is read from how errors name it', () => {
  expect(placeIn('SyntaxError: unexpected token at line 2, column 3')).toEqual({ line: 2, column: 3 });
  expect(placeIn('script.js:14:7 x is not defined')).toEqual({ line: 14, column: 7 });
  expect(placeIn({ detail: 'wrong', line: 4 })).toEqual({ line: 4, column: null });
  expect(placeIn('It took too long')).toBeNull();
});

it('a stream is tried in pieces that are cut anywhere', () => {
  expect(bodyFor('filter', { tool: '', arguments: {}, way: 'stream', text: 'Hello' })).toEqual({ pieces: ['Hel', 'lo'] });
});
