// The page in Chromium: node page.mjs URL EMAIL PASSWORD. A cold load of the models page, and the selector with 10,000 entries.
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';

const { chromium } = createRequire(new URL('../frontend/package.json', import.meta.url))('@playwright/test');
const [url, email, password] = process.argv.slice(2);
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args });

const signedIn = async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const answer = await page.request.post(`${url}/api/v1/auth/signin`, { data: { email, password }, headers: { origin: url } });
  if (!answer.ok()) throw new Error(await answer.text());
  return page;
};

const coldLoad = async () => {
  const page = await signedIn();
  const sizes = [];
  page.on('response', async (response) => {
    const body = await response.body().catch(() => Buffer.alloc(0));
    const packed = /image|font/.test(response.headers()['content-type'] ?? '') ? body.length : gzipSync(body).length;
    sizes.push({ path: new URL(response.url()).pathname, packed });
  });
  const began = performance.now();
  await page.goto(`${url}/workspace/models`);
  await page.getByRole('table').or(page.getByRole('list')).first().waitFor();
  const shown = performance.now() - began;
  await page.waitForLoadState('networkidle');
  const total = sizes.reduce((sum, { packed }) => sum + packed, 0);
  console.log(
    `cold load of the models page: ${sizes.length} requests (at most 15 wanted), ${(total / 1000).toFixed(0)} kB compressed (at most 250 wanted), list after ${shown.toFixed(0)} ms`,
  );
  for (const { path, packed } of sizes.sort((a, b) => b.packed - a.packed).slice(0, 12)) console.log(`  ${String(packed).padStart(7)}  ${path}`);
  await page.context().close();
};

const entry = (n) => ({
  id: `vendor/model-${n}`,
  name: `${['Qwen', 'Llama', 'Mistral', 'Gemma', 'Помощник'][n % 5]} ${n}`,
  kind: n % 4 ? 'base' : 'workspace',
  base_model_id: n % 4 ? null : `vendor/model-${n + 1}`,
  description: n % 4 ? '' : 'Reads a contract clause by clause and cites the paragraph it relies on.',
  tags: [['legal', 'writing', 'support', 'dev'][n % 4]],
  capabilities: n % 3 ? ['completion'] : ['completion', 'vision'],
  family: ['qwen', 'llama', 'mistral', 'gemma'][n % 4],
  avatar_url: null,
  sources: [{ connection_id: 'c', name: 'Workstation' }],
  state: 'ok',
});

const selector = async () => {
  const page = await signedIn();
  const items = Array.from({ length: 10_000 }, (_, n) => entry(n));
  await page.route('**/api/v1/catalog?*', (route) => route.fulfill({ json: { items, next_cursor: null, total: items.length } }));
  await page.goto(`${url}/?models=vendor%2Fmodel-0`);
  await page.getByRole('heading', { name: 'Qwen 0' }).waitFor();
  // From the key to the frame after the one that shows what it did.
  const timed = async (act, shown = null) => {
    const measured = page.evaluate(
      (wanted) =>
        new Promise((done) => {
          const begin = (event) => {
            for (const kind of ['keydown', 'beforeinput']) removeEventListener(kind, begin, true);
            const look = () => {
              if (wanted && !document.querySelector(wanted)) return requestAnimationFrame(look);
              return requestAnimationFrame(() => done(performance.now() - event.timeStamp));
            };
            requestAnimationFrame(look);
          };
          for (const kind of ['keydown', 'beforeinput']) addEventListener(kind, begin, true);
        }),
      shown,
    );
    await page.evaluate(() => undefined); // the listeners are there
    await act();
    return measured;
  };
  const search = page.getByRole('combobox', { name: 'Search models' });
  const opened = [];
  for (let round = 0; round < 5; round++) {
    opened.push(await timed(() => page.keyboard.press('Control+Shift+m'), '[role=option]'));
    if (round < 4) {
      await page.keyboard.press('Escape');
      await search.waitFor({ state: 'detached' });
    }
  }
  const keys = [];
  for (const word of ['contract reviewer', 'model-4999', 'qwne', 'помощник 44']) {
    await search.fill('');
    for (const letter of word) keys.push(await timed(() => page.keyboard.type(letter)));
  }
  await search.fill('');
  const steps = [];
  for (let n = 0; n < 30; n++) steps.push(await timed(() => page.keyboard.press(n % 10 === 9 ? 'PageDown' : 'ArrowDown')));
  const worst = (all) => Math.max(...all).toFixed(0);
  const middle = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)].toFixed(0);
  console.log(`selector, 10,000 entries: first open ${opened[0].toFixed(0)} ms, then ${middle(opened.slice(1))} ms (at most 100 wanted)`);
  console.log(`selector, 10,000 entries: a key median ${middle(keys)} ms, worst ${worst(keys)} ms of ${keys.length} (at most 50 wanted); an arrow median ${middle(steps)} ms, worst ${worst(steps)} ms`);
  await page.context().close();
};

try {
  await coldLoad();
  await selector();
} finally {
  await browser.close();
}
