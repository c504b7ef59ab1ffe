import { problemIn, Refusal, unreachable } from './problem';
import { apiBase } from './settings';

type Told = {
  onShare: (share: number) => void;
  signal: AbortSignal;
  /** As a form with one file, or its bytes as they are: JSON. */
  as?: 'form' | 'json';
  method?: 'POST' | 'PUT';
  /** What the form says besides, before the file. */
  fields?: Record<string, string>;
};

const answerOf = (request: XMLHttpRequest): Response => {
  const headers = new Headers();
  for (const name of ['content-type', 'retry-after']) {
    const value = request.getResponseHeader(name);
    if (value) headers.set(name, value);
  }
  return new Response(request.responseText, { status: request.status, headers });
};

/** One file, with how much of it has gone, which `fetch` does not tell. Refused like every other call. */
export const upload = <T>(path: string, file: File, { onShare, signal, as = 'form', method = 'POST', fields = {} }: Told): Promise<T> =>
  new Promise((resolve, reject) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', file, file.name);
    const request = new XMLHttpRequest();
    request.open(method, new URL(path, apiBase()));
    request.withCredentials = true;
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => lengthComputable && onShare(loaded / total);
    request.onload = () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText) as T);
      else void problemIn(answerOf(request)).then((problem) => reject(new Refusal(problem)));
    };
    request.onerror = () => reject(new Refusal(unreachable));
    request.onabort = () => reject(new DOMException('Stopped', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    if (as === 'json') request.setRequestHeader('content-type', 'application/json');
    request.send(as === 'json' ? file : form);
  });
