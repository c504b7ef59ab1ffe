// What models write, and a server that writes it: for the figures of reading.
import { createServer } from 'node:http';

const words =
  'the notice period begins when it is received and ends with the month in which ninety days have passed unless clause twenty two says otherwise'.split(
    ' ',
  );
const russian =
  'Срок уведомления начинается с получения и заканчивается месяцем в котором истекли девяносто дней если пункт не говорит иного'.split(' ');
const korean =
  '통지 기간은 수령한 때에 시작하여 구십 일이 지난 달의 말일에 끝난다 다만 제이십이조가 달리 정하는 경우에는 그러하지 아니하다'.split(' ');

const sentence = (seed, of = words) => {
  const said = Array.from({ length: 12 + (seed % 9) }, (_, i) => of[(seed * 7 + i * (1 + (seed % 5))) % of.length]);
  return `${said.slice(0, 4).join(' ')} **${said[4]}** ${said.slice(5, 9).join(' ')} \`${said[9]}\` ${said.slice(10).join(' ')}.`;
};
const paragraph = (seed, of) => [0, 1, 2, 3].map((i) => sentence(seed + i, of)).join(' ');
const code = (seed) =>
  `\`\`\`ts\n${Array.from({ length: 21 }, (_, i) => `export const value${seed + i} = (input: string): number => {\n  return input.length + ${i}; // of ${seed}`).join('\n};\n')}\n};\n\`\`\``;
const table = (seed) =>
  `| clause | days | sum |\n| --- | ---: | --- |\n${Array.from({ length: 8 }, (_, i) => `| ${seed + i}.${i} | ${30 * (1 + (i % 3))} | $x_{${i}}$ or ${i * 100} € |`).join('\n')}`;
const math = (seed) =>
  `The sum is $\\sum_{i=1}^{${seed}} i^2$, so\n\n$$\n\\begin{aligned}\n\\int_0^{${seed}} x^2\\,dx &= \\frac{${seed}^3}{3} \\\\\n  &= \\sqrt{${seed * seed}} + \\alpha_{${seed}}\n\\end{aligned}\n$$\n\nand it costs $5, not $10.`;
const list = (seed) => Array.from({ length: 6 }, (_, i) => `${i % 3 === 2 ? '  ' : ''}- ${sentence(seed + i)}`).join('\n');

/** Markdown without end: headings, lists, tables, code, quotes and mathematics, in three scripts. */
export function* blocks(seed = 0) {
  for (let n = seed; ; n++) {
    yield `## Part ${n}: ${sentence(n).slice(0, 30).replace(/[*`]/g, '')}`;
    yield paragraph(n);
    yield list(n);
    yield code(n);
    yield paragraph(n + 3, russian);
    yield table(n);
    yield math(n + 2);
    yield `> ${paragraph(n + 5, korean)}`;
    yield list(n + 11).replaceAll('- ', '1. ');
  }
}

export const text = (characters, seed) => {
  let said = '';
  for (const block of blocks(seed)) {
    said += `${block}\n\n`;
    if (said.length >= characters) return said;
  }
};

/** Four characters are a token. */
const tokensOf = (all) => all.match(/[\s\S]{1,4}/gu);

/** An OpenAI-compatible server with two models that write `tokens` tokens at `perSecond` each. Says where it is, and how to end it. */
export const upstream = ({ tokens, perSecond }) =>
  new Promise((listening) => {
    const server = createServer(async (request, response) => {
      if (request.method === 'GET') {
        response.setHeader('content-type', 'application/json');
        return response.end(JSON.stringify({ object: 'list', data: ['left', 'right'].map((id) => ({ id, object: 'model' })) }));
      }
      const parts = [];
      for await (const part of request) parts.push(part);
      const { model } = JSON.parse(Buffer.concat(parts).toString());
      const all = tokensOf(text(tokens * 4, model === 'left' ? 1 : 100)).slice(0, tokens);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const began = performance.now();
      let sent = 0;
      const timer = setInterval(() => {
        const due = Math.min(all.length, Math.floor(((performance.now() - began) * perSecond) / 1000));
        let out = '';
        for (; sent < due; sent++) out += `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: all[sent] } }] })}\n\n`;
        if (out) response.write(out);
        if (sent < all.length) return;
        clearInterval(timer);
        response.end(`data: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })}\n\ndata: [DONE]\n\n`);
      }, 10);
      response.on('close', () => clearInterval(timer));
    });
    server.listen(0, '127.0.0.1', () => listening({ url: `http://127.0.0.1:${server.address().port}/v1`, close: () => server.close() }));
  });

/** A chat of so many messages as a file of ours: the first turn and each fifth is answered by two models, answers are 1 to 5 kB. */
export const chat = (messages) => {
  const said = [];
  const at = (n) => new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString();
  const add = (message) => {
    said.push({ ...message, state: 'done', created_at: at(said.length) });
    return message.id;
  };
  let parent = null;
  for (let turn = 0; said.length < messages; turn++) {
    const question = { id: `q${turn}`, parent_id: parent, role: 'user' };
    const asked = add({ ...question, content: [{ type: 'text', text: `Question ${turn}: ${sentence(turn).replace(/[*`]/g, '')}` }] });
    for (const model_id of turn % 5 === 4 || turn === 0 ? ['right', 'left'] : ['left']) {
      if (said.length === messages) break;
      const written = `${text(1000 + ((turn * 37) % 30) * 100, turn)}\n\nneedle-${turn}-${model_id}`;
      parent = add({
        id: `a${turn}${model_id}`,
        parent_id: asked,
        role: 'assistant',
        model_id,
        content: [{ type: 'text', text: written }],
      });
    }
  }
  return { format: 'atelier-chat-1', id: `bench-${messages}`, title: `A chat of ${messages} messages`, head_id: parent, messages: said };
};
