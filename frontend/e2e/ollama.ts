import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Model = { name: string; size: number };
type Work = { body: { model: string; [field: string]: unknown }; answer: ServerResponse };

const bodyOf = async (request: IncomingMessage) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString() || '{}');
};

/** An Ollama that does what a test says: pulls go as far as `say` takes them. */
export class PlayedOllama {
  models: Model[] = [{ name: 'tiny:latest', size: 1_500_000 }];
  readonly asked: Work[] = [];
  left = 0;
  private readonly server = createServer((request, answer) => void this.serve(request, answer));

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** One line of the newest pull or create. */
  say(line: object): void {
    this.asked.at(-1)?.answer.write(`${JSON.stringify(line)}\n`);
  }

  part(completed: number, total: number): void {
    this.say({ status: 'pulling aaa', digest: 'sha256:aaa', total, completed });
  }

  succeed(model: Model): void {
    this.models = [...this.models, model];
    this.say({ status: 'success' });
    this.asked.at(-1)?.answer.end();
  }

  private async serve(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    const json = (body: unknown) => answer.setHeader('content-type', 'application/json; charset=utf-8').end(JSON.stringify(body));
    switch (request.url) {
      case '/api/version':
        return void json({ version: '0.33.0' });
      case '/api/tags':
        return void json({ models: this.models.map((model) => this.entry(model)) });
      case '/api/ps':
        return void json({ models: [] });
      case '/api/pull':
      case '/api/create': {
        const body = await bodyOf(request);
        answer.setHeader('content-type', 'application/x-ndjson').write('{"status":"pulling manifest"}\n');
        answer.on('close', () => {
          if (!answer.writableEnded) this.left += 1;
        });
        this.asked.push({ body, answer });
        return;
      }
      case '/api/delete': {
        const { model } = await bodyOf(request);
        this.models = this.models.filter(({ name }) => name !== model);
        return void answer.end();
      }
      default:
        answer.statusCode = 404;
        return void json({ error: 'not found' });
    }
  }

  private readonly entry = ({ name, size }: Model) => ({
    name,
    model: name,
    size,
    digest: name,
    modified_at: '2026-11-21T00:17:05.18Z',
    details: { family: 'llama', parameter_size: '1.2B', quantization_level: 'Q4_K_M' },
    capabilities: ['completion'],
  });
}
