// What OpenAI's own SDK for Node must find under /v1: `test_sdk.mjs report.json`, with ADDRESS, KEY and the models of upstream.py.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import OpenAI from 'openai';

const options = { baseURL: process.env.ADDRESS, apiKey: process.env.KEY, maxRetries: 0, timeout: 60_000 };
const client = new OpenAI(options);
const [MODEL, TOOLS, BUSY, EMBED] = ['chat', 'tools', 'busy', 'embed'].map((name) => `sdk.${name}`);
const messages = [{ role: 'user', content: 'Hello' }];
const parameters = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
const tools = [{ type: 'function', function: { name: 'get_weather', description: 'The weather of a city', parameters } }];
const count = { passed: 0, failed: 0 };

async function test(name, run) {
  try {
    await run();
    count.passed += 1;
    console.log(`ok      ${name}`);
  } catch (cause) {
    count.failed += 1;
    console.log(`FAILED  ${name}: ${cause?.stack}`);
  }
}

async function refused(kind, status, ask) {
  const error = await ask().then(() => assert.fail('nothing was refused'), (cause) => cause);
  assert(error instanceof kind, String(error));
  assert.equal(error.status, status);
  assert(error.code && error.type);
  return error;
}

const ask = (more, by = client) => by.chat.completions.create({ model: MODEL, messages, ...more });

await test('models are listed', async () => {
  const ids = [];
  for await (const model of client.models.list()) ids.push(model.id);
  assert(ids.includes(MODEL), ids.join());
});
await test('a model is found by its id', async () => assert.equal((await client.models.retrieve(MODEL)).id, MODEL));
await test('an answer is whole', async () => {
  const answer = await ask({ max_tokens: 12 });
  assert.equal(answer.object, 'chat.completion');
  assert.equal(answer.choices[0].finish_reason, 'length');
  assert(answer.choices[0].message.content);
  assert.equal(answer.usage.total_tokens, answer.usage.prompt_tokens + answer.usage.completion_tokens);
});
await test('a stream ends with what it cost', async () => {
  let text = '';
  let usage;
  let end;
  for await (const event of await ask({ stream: true, stream_options: { include_usage: true } })) {
    assert.equal(event.object, 'chat.completion.chunk');
    if (event.usage) assert.deepEqual(event.choices, []);
    usage = event.usage ?? usage;
    text += event.choices[0]?.delta.content ?? '';
    end = event.choices[0]?.finish_reason ?? end;
  }
  assert.equal(text, Array.from({ length: 20 }, (_, i) => i).join(' '));
  assert.equal(end, 'stop');
  assert.equal(usage.completion_tokens, 20);
});
await test("the SDK's own helper puts a stream together", async () => {
  const whole = await client.chat.completions.stream({ model: MODEL, messages }).finalChatCompletion();
  assert(whole.choices[0].message.content.startsWith('0 1 2'));
});
await test('a stream may be left', async () => {
  const stream = await ask({ stream: true });
  for await (const _ of stream) {
    stream.controller.abort();
    break;
  }
});
await test('tools are called', async () => {
  const answer = await ask({ model: TOOLS, tools });
  const [call] = answer.choices[0].message.tool_calls;
  assert.deepEqual([call.type, call.function.name, JSON.parse(call.function.arguments)], ['function', 'get_weather', { city: 'Paris' }]);
  assert(call.id);
  assert.equal(answer.choices[0].finish_reason, 'tool_calls');
});
await test('tools are called in streams', async () => {
  const whole = await client.chat.completions.stream({ model: TOOLS, messages, tools }).finalChatCompletion();
  assert.deepEqual(JSON.parse(whole.choices[0].message.tool_calls[0].function.arguments), { city: 'Paris' });
  assert.equal(whole.choices[0].finish_reason, 'tool_calls');
});
await test('embeddings are the same as numbers and as base64', async () => {
  const encoded = await client.embeddings.create({ model: EMBED, input: ['one', 'three'] });
  const plain = await client.embeddings.create({ model: EMBED, input: 'three', encoding_format: 'float' });
  assert.deepEqual(Array.from(encoded.data[1].embedding), plain.data[0].embedding);
});
await test('an unknown model is not found', () => refused(OpenAI.NotFoundError, 404, () => ask({ model: 'no-such-model' })));
await test('no messages are a bad request', () => refused(OpenAI.BadRequestError, 400, () => ask({ messages: [] })));
await test('a wrong key is refused', () =>
  refused(OpenAI.AuthenticationError, 401, () => ask({}, new OpenAI({ ...options, apiKey: 'wrong' }))));
await test('a busy upstream says when to come again', async () => {
  const error = await refused(OpenAI.RateLimitError, 429, () => ask({ model: BUSY }));
  assert.equal(error.headers.get('retry-after'), '7');
});
await test('a stream that is cut raises an error', () =>
  assert.rejects(async () => {
    for await (const _ of await ask({ model: 'sdk.cut', stream: true })) {
    }
  }));

writeFileSync(process.argv[2], JSON.stringify(count));
process.exit(count.failed ? 1 : 0);
