import { describe, expect, it } from 'vitest';
import { contentOf, sorted, thumbOf } from './files';
import { fitted } from './scale';

const file = (bytes: BlobPart, name: string, type = '') => new File([bytes], name, { type });

describe('a chosen file', () => {
  it('is a text by what is in it, whatever it is called', async () => {
    expect(await sorted(file('fn main() {} // «Привет»', 'main.rs', 'application/rls-services+xml'))).toEqual({ kind: 'file' });
    expect(await sorted(file(new Uint8Array([0x25, 0x50, 0x44, 0x46, 0xe2, 0xe3]), 'a.pdf', 'application/pdf'))).toEqual({
      complaint: 'kind',
    });
    expect(await sorted(file('with a \0 in it', 'a.txt', 'text/plain'))).toEqual({ complaint: 'kind' });
  });

  it('that is a text and too large is told apart from what is no text, even where its first bytes end within a letter', async () => {
    expect(await sorted(file(`a${'я'.repeat(600_000)}`, 'war.txt'))).toEqual({ complaint: 'textSize' });
    expect(await sorted(file(new Uint8Array(1_200_000).fill(0xff), 'disk.img'))).toEqual({ complaint: 'kind' });
  });

  it('that is a picture of another kind, or empty, is refused', async () => {
    expect(await sorted(file('<svg/>', 'a.svg', 'image/svg+xml'))).toEqual({ complaint: 'kind' });
    expect(await sorted(file('', 'nothing.png', 'image/png'))).toEqual({ complaint: 'empty' });
  });
});

it('a picture fits into 2,048 pixels in its own shape, and is never made larger', () => {
  expect(fitted({ width: 4032, height: 3024 })).toEqual({ width: 2048, height: 1536 });
  expect(fitted({ width: 10, height: 9000 })).toEqual({ width: 2, height: 2048 });
  expect(fitted({ width: 640, height: 480 })).toEqual({ width: 640, height: 480 });
});

it('a question without words is its files alone', () => {
  expect(contentOf(' \n', [{ type: 'image', file_id: 'f1' }])).toEqual([{ type: 'image', file_id: 'f1' }]);
});

it('a picture’s place is known before the picture is there, and neither a line nor a wall', () => {
  expect(thumbOf({ width: 400, height: 200 })).toEqual({ width: 152, height: 76 });
  expect(thumbOf({ width: 10, height: 4000 })).toEqual({ width: 48, height: 76 });
  expect(thumbOf({ width: null })).toEqual({ width: 76, height: 76 });
});
