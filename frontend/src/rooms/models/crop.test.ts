import { describe, expect, it } from 'vitest';
import { complaintAboutPicture, kept, moved, squareOf, whole, zoomed } from './crop';

const wide = { width: 400, height: 200 };

describe('a square cut out of a picture', () => {
  it('is all of the shorter side, in the middle', () => {
    expect(squareOf(wide, whole)).toEqual({ left: 100, top: 0, side: 200 });
  });
  it('never leaves the picture', () => {
    expect(squareOf(wide, moved(wide, whole, 9, 9))).toEqual({ left: 200, top: 0, side: 200 });
    expect(squareOf(wide, moved(wide, whole, -9, -9))).toEqual({ left: 0, top: 0, side: 200 });
    const corner = moved(wide, zoomed(wide, whole, 4), 9, 9);
    expect(squareOf(wide, corner)).toEqual({ left: 350, top: 150, side: 50 });
    expect(squareOf(wide, zoomed(wide, corner, 1))).toEqual({ left: 200, top: 0, side: 200 });
  });
  it('is magnified between one and five times', () => {
    expect(kept(wide, { ...whole, zoom: 0.2 }).zoom).toBe(1);
    expect(kept(wide, { ...whole, zoom: 50 }).zoom).toBe(5);
  });
});

it('a picture is png, jpeg, webp or gif, of at most 5 MiB', () => {
  expect(complaintAboutPicture({ type: 'image/png', size: 5 * 1024 * 1024 })).toBeNull();
  expect(complaintAboutPicture({ type: 'image/png', size: 5 * 1024 * 1024 + 1 })).toBe('size');
  expect(complaintAboutPicture({ type: 'image/svg+xml', size: 10 })).toBe('kind');
});
