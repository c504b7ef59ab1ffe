import type { AskedPart, FilePart, Message, Part, StoredFile } from '@/shared/http/types';
import { now } from './clock';
import { type Handler, json, problem } from './http';
import { catalogOf, type State } from './store';

const mostText = 1 << 20;

/** A PNG says its size in its first bytes; of other pictures the stand-in has no idea. */
const sizeOf = (bytes: ArrayBuffer, type: string): { width: number; height: number } => {
  if (type !== 'image/png' || bytes.byteLength < 24) return { width: 800, height: 600 };
  const view = new DataView(bytes);
  return { width: view.getUint32(16), height: view.getUint32(20) };
};

const store = async (state: State, request: Request): Promise<Response> => {
  const sent = (await request.formData()).get('file');
  if (!sent || typeof sent === 'string')
    return problem('validation', 422, '', { errors: [{ pointer: '/file', detail: 'must be a file' }] });
  const bytes = await sent.arrayBuffer();
  const isPicture = sent.type.startsWith('image/');
  if (!isPicture && bytes.byteLength > mostText) return problem('too-large', 413, 'At most 1 MiB.');
  const file: StoredFile = {
    id: `file-${state.next++}`,
    name: sent.name,
    media_type: isPicture ? sent.type : 'text/plain',
    size: bytes.byteLength,
    ...(isPicture ? sizeOf(bytes, sent.type) : { width: null, height: null }),
    created_at: now(),
  };
  state.files.set(file.id, { file, bytes });
  return json(file, 201, { location: `/api/v1/files/${file.id}` });
};

export const files =
  (state: State): Handler =>
  ({ method, path, request }) => {
    if (path[0] !== 'files') return null;
    if (path.length === 1) return store(state, request);
    const found = state.files.get(path[1] ?? '');
    if (!found) return method === 'HEAD' ? new Response(null, { status: 404 }) : problem('not-found', 404);
    return new Response(method === 'HEAD' ? null : found.bytes, { headers: { 'content-type': found.file.media_type } });
  };

const asPart = ({ id, name, media_type, size, width, height }: StoredFile): FilePart => {
  const part = { file_id: id, name, media_type, size };
  return media_type.startsWith('image/') ? { ...part, type: 'image', width, height } : { ...part, type: 'file' };
};

/** The parts of a question as a chat gives them back; null where a file is not there. */
export const partsOf = (state: State, asked: readonly AskedPart[]): Part[] | null => {
  const parts = asked.map((part) => {
    if (part.type === 'text') return part;
    const found = state.files.get(part.file_id);
    return found ? asPart(found.file) : null;
  });
  return parts.every((part) => part !== null) ? parts : null;
};

/** How many pictures of the line that ends with a question a model is sent a description of. */
export const unseenBy = (state: State, line: readonly Message[], model: string): number => {
  const sees = catalogOf(state).find((entry) => entry.id === model)?.vision;
  return sees !== false ? 0 : line.flatMap((message) => message.content).filter((part) => part.type === 'image').length;
};
