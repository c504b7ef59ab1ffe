import { apiBase } from '@/shared/http/settings';
import type { AskedFile, AskedPart, FilePart, StoredFile } from '@/shared/http/types';

/** At most this many files go with one question. */
export const mostFiles = 10;
export const mostText = 1 << 20;
export const mostPicture = 20 << 20;
/** As it is chosen; what is sent was scaled down before. */
const mostChosen = 64 << 20;
const pictureTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];

export type FileKind = FilePart['type'];
/** Why a file cannot go with a question. */
export type Complaint = 'kind' | 'textSize' | 'imageSize' | 'damaged' | 'empty' | 'many';
export type Sorted = { kind: FileKind } | { complaint: Complaint };

/** As the server looks at it: UTF-8 without a null character. A piece may end within a letter. */
const isText = (bytes: ArrayBuffer, whole: boolean): boolean => {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !whole }).includes('\0');
  } catch {
    return false;
  }
};

const sniffed = 4096;

/** A picture by what the browser calls it, a text by what is in it: source files have no type that browsers agree on. */
export const sorted = async (file: File): Promise<Sorted> => {
  if (file.size === 0) return { complaint: 'empty' };
  if (pictureTypes.includes(file.type)) {
    const most = file.type === 'image/gif' ? mostPicture : mostChosen;
    return file.size > most ? { complaint: 'imageSize' } : { kind: 'image' };
  }
  if (/^(image|audio|video|font)\//.test(file.type)) return { complaint: 'kind' };
  if (file.size <= mostText) return isText(await file.arrayBuffer(), true) ? { kind: 'file' } : { complaint: 'kind' };
  return { complaint: isText(await file.slice(0, sniffed).arrayBuffer(), false) ? 'textSize' : 'kind' };
};

export const kindOf = (file: Pick<StoredFile, 'media_type'>): FileKind => (file.media_type.startsWith('image/') ? 'image' : 'file');

/** A question as it is asked: its text, if there is any, then its files. */
export const contentOf = (text: string, files: readonly AskedFile[]): AskedPart[] => [
  ...(text.trim() ? [{ type: 'text' as const, text }] : []),
  ...files.map(({ type, file_id }) => ({ type, file_id })),
];

/** Where the browser finds a file of one's own. */
export const fileAddress = (id: string): string => new URL(`/api/v1/files/${encodeURIComponent(id)}`, apiBase()).href;

const row = 76;
/** A picture's place in a question, known before it is there, so that nothing jumps. */
export const thumbOf = ({ width, height }: Pick<FilePart, 'width' | 'height'>): { width: number; height: number } => ({
  width: width && height ? Math.round(Math.min(Math.max((row * width) / height, 48), 160)) : row,
  height: row,
});
