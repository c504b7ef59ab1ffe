import { EventSourceParserStream } from 'eventsource-parser/stream';

export type StreamEvent = { id?: string; type: string; data: unknown };

/** Server-sent events of a fetch answer, one by one; leaving the loop closes the connection. */
export async function* eventsOf(response: Response): AsyncGenerator<StreamEvent> {
  if (!response.body) return;
  const bytes = response.body as ReadableStream<Uint8Array<ArrayBuffer>>;
  const reader = bytes.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream()).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield { id: value.id, type: value.event ?? 'message', data: JSON.parse(value.data || '{}') };
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
