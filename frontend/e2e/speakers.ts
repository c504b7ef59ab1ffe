import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page } from '@playwright/test';

type Part = { type: string; text?: string; image_url?: { url: string } };
export type Said = { role: string; content: string | Part[]; images?: string[] };
type Offered = { function: { name: string } };
export type Asked = { model: string; messages: Said[]; tools?: Offered[] };
type Call = { call: string; arguments: Record<string, unknown> };
type Answer = string | { text: string; cut: true } | Call;
type Write = (answer: ServerResponse, said: Exclude<Answer, string> | { text: string; cut: false }) => void;

const bodyOf = async (request: IncomingMessage) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString() || '{}');
};
const words = (text: string) => text.match(/\S+\s*|\s+/g) ?? [];
const json = (answer: ServerResponse, body: unknown) => answer.setHeader('content-type', 'application/json').end(JSON.stringify(body));

/** An upstream that answers what a test says, word by word, and remembers what it was asked. */
class Speaker {
  readonly asked: Asked[] = [];
  /** By the question that was asked last; what is not here is echoed. */
  answer: (asked: Asked) => Answer = ({ model, messages }) => `${model} heard: ${messages.at(-1)?.content}`;
  private readonly server = createServer((request, answer) => void this.serve(request, answer));
  url = '';

  constructor(
    readonly kind: 'ollama' | 'openai',
    private readonly lists: Record<string, unknown>,
    private readonly chat: string,
    private readonly write: Write,
  ) {}

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${this.kind === 'openai' ? '/v1' : ''}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** What one model was asked last, as lines of "role: text". */
  heard(model: string): string[] {
    const last = this.asked.findLast((one) => one.model === model);
    return (last?.messages ?? []).map(({ role, content }) => `${role}: ${typeof content === 'string' ? content : JSON.stringify(content)}`);
  }

  private async serve(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    if (this.lists[path]) return void json(answer, this.lists[path]);
    if (path !== this.chat) return void json(answer.writeHead(404), { error: 'not found' });
    const asked: Asked = await bodyOf(request);
    this.asked.push(asked);
    const said = this.answer(asked);
    this.write(answer, typeof said === 'string' ? { text: said, cut: false } : said);
  }
}

const entry = ([name, capabilities]: [string, string[]]) => ({
  name,
  model: name,
  size: 4_000_000_000,
  digest: name,
  modified_at: '2026-11-21T00:17:05.18Z',
  details: { family: name.split(':')[0], parameter_size: '7B', quantization_level: 'Q4_0' },
  capabilities: ['completion', ...capabilities],
});

export const ollamaWith = (models: Record<string, string[]>): Speaker =>
  new Speaker(
    'ollama',
    { '/api/version': { version: '0.33.0' }, '/api/tags': { models: Object.entries(models).map(entry) }, '/api/ps': { models: [] } },
    '/api/chat',
    (answer, said) => {
      const line = (body: object) => answer.write(`${JSON.stringify({ model: 'any', ...body })}\n`);
      answer.setHeader('content-type', 'application/x-ndjson');
      const cut = 'cut' in said && said.cut;
      if ('call' in said) {
        const called = { function: { name: said.call, arguments: said.arguments } };
        line({ message: { role: 'assistant', content: '', tool_calls: [called] }, done: false });
      } else for (const content of words(said.text)) line({ message: { role: 'assistant', content }, done: false });
      line({
        message: { role: 'assistant', content: '' },
        done: true,
        done_reason: cut ? 'length' : 'stop',
        prompt_eval_count: 9,
        eval_count: 7,
      });
      answer.end();
    },
  );

export const openAiWith = (models: string[]): Speaker =>
  new Speaker(
    'openai',
    { '/v1/models': { object: 'list', data: models.map((id) => ({ id, object: 'model', created: 1, owned_by: 'them' })) } },
    '/v1/chat/completions',
    (answer, said) => {
      const chunk = (body: object) => answer.write(`data: ${JSON.stringify({ id: 'c1', object: 'chat.completion.chunk', ...body })}\n\n`);
      answer.setHeader('content-type', 'text/event-stream');
      const delta = (part: object) => chunk({ choices: [{ index: 0, delta: part }] });
      const end = (reason: string) => chunk({ choices: [{ index: 0, delta: {}, finish_reason: reason }] });
      if ('call' in said) {
        const called = { name: said.call, arguments: JSON.stringify(said.arguments) };
        delta({ tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: called }] });
        end('tool_calls');
      } else {
        for (const content of words(said.text)) delta({ content });
        end(said.cut ? 'length' : 'stop');
      }
      answer.end('data: [DONE]\n\n');
    },
  );

const origin = async (page: Page) => new URL((await page.request.get('/')).url()).origin;

/** Connects upstreams, waits until their models can be chosen, and gives what takes the connections away again. */
export async function connect(page: Page, speakers: Speaker[]): Promise<() => Promise<void>> {
  const headers = { origin: await origin(page) };
  const ids: string[] = [];
  for (const { kind, url } of speakers) {
    const made = await page.request.post('/api/v1/connections', { data: { kind, name: `Played ${kind}`, url, priority: 950 }, headers });
    expect(made.status(), await made.text()).toBe(201);
    ids.push((await made.json()).id);
    expect((await page.request.post(`/api/v1/connections/${ids.at(-1)}/refresh`, { headers })).ok()).toBe(true);
  }
  return async () => {
    for (const id of ids) await page.request.delete(`/api/v1/connections/${id}`, { headers });
  };
}
