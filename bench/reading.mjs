// A chat in Chromium: node reading.mjs URL EMAIL PASSWORD [writing] [long]. Two answers that are written at once, and a chat of 2,000 messages.

import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import { chat, upstream } from './writing.mjs';

const { chromium } = createRequire(new URL('../frontend/package.json', import.meta.url))('@playwright/test');
const [url, email, password, ...asked] = process.argv.slice(2);
const wants = (part) => asked.length === 0 || asked.includes(part);
const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args });
const double = await upstream({ tokens: Number(process.env.TOKENS ?? 10_000), perSecond: Number(process.env.RATE ?? 500) });
const load = () => `load ${os.loadavg()[0].toFixed(1)}`;
const middle = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
const sum = (all) => all.reduce((total, one) => total + one, 0);
const ms = (number) => `${number.toFixed(0)} ms`;

const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
const call = async (method, path, data) => {
  const answer = await context.request.fetch(url + path, { method, data, headers: { origin: url }, timeout: 120_000 });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
};

/** What the page notes from its first moment on: long tasks, frames, and what moved that nobody moved. */
const watch = () => {
  const seen = { tasks: [], frames: [], shifts: 0 };
  window.seen = seen;
  new PerformanceObserver((list) =>
    seen.tasks.push(...list.getEntries().map((task) => ({ at: task.startTime, took: task.duration }))),
  ).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) seen.shifts += shift.value;
  }).observe({ type: 'layout-shift', buffered: true });
  let last = performance.now();
  const frame = (now) => {
    seen.frames.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
};
const begin = (page) => page.evaluate(() => Object.assign(window.seen, { tasks: [], frames: [], shifts: 0 }));
const noted = async (page) => {
  const { tasks, frames, shifts } = await page.evaluate(() => window.seen);
  const took = tasks.map((task) => task.took);
  const ordered = [...frames].sort((a, b) => a - b);
  return {
    text: `${took.length} long tasks (${ms(sum(took))} in all, longest ${ms(Math.max(0, ...took))}), ${frames.filter((frame) => frame > 50).length} of ${frames.length} frames over 50 ms (p95 ${ms(ordered[Math.floor(frames.length * 0.95)] ?? 0)}, longest ${ms(ordered.at(-1) ?? 0)})`,
    shifts,
  };
};

/** PROFILE=folder writes what the page's processor time went to, for Chromium's tools. */
const profiled = async (page, name, work) => {
  if (!process.env.PROFILE) return work();
  const tools = await page.context().newCDPSession(page);
  await tools.send('Profiler.enable');
  await tools.send('Profiler.start');
  await work();
  const { profile } = await tools.send('Profiler.stop');
  writeFileSync(`${process.env.PROFILE}/${name}.cpuprofile`, JSON.stringify(profile));
};

const ready = async () => {
  await call('POST', '/api/v1/auth/signin', { email, password });
  const { id } = await call('POST', '/api/v1/connections', { kind: 'openai', name: `Writers ${Date.now()}`, url: double.url });
  await call('POST', `/api/v1/connections/${id}/refresh`);
  await context.addInitScript(watch);
  return id;
};

const writing = async () => {
  const page = await context.newPage();
  await page.goto(`${url}/?models=left,right`);
  await page.getByLabel('Message').fill('Write');
  await page.waitForLoadState('networkidle');
  await begin(page);
  await profiled(page, 'writing', async () => {
    await page.keyboard.press('Enter');
    await page.locator('article[aria-busy=true]').nth(1).waitFor();
    await page.evaluate(() => {
      const look = () => {
        if (document.querySelector('article[aria-busy=true]')) return requestAnimationFrame(look);
        requestAnimationFrame(() => (window.seen.over = performance.now()));
      };
      look();
    });
    await page.waitForFunction(() => window.seen.over, null, { timeout: 180_000 });
  });
  const last = await page.evaluate(
    () => performance.getEntriesByType('resource').findLast((entry) => entry.name.endsWith('/turns'))?.responseEnd,
  );
  const { text } = await noted(page);
  const over = await page.evaluate(() => window.seen.over);
  const lengths = await page.locator('article .prose').evaluateAll((all) => all.map((one) => one.textContent.length));
  console.log(
    `two answers at once (${lengths.join(' and ')} characters shown): ${text}, whole ${ms(over - last)} after the last byte, ${load()}`,
  );
  await page.close();
};

/** From the key to the frame after the one in which the turn is drawn and in sight. */
const jumpTo = ([key, wanted]) =>
  new Promise((done) => {
    const pressed = (event) => {
      if (event.key !== key) return;
      removeEventListener('keydown', pressed, true);
      const look = () => {
        const main = document.querySelector('main').getBoundingClientRect();
        const there = [...document.querySelectorAll('article')].some((one) => {
          const box = one.getBoundingClientRect();
          return one.textContent.includes(wanted) && box.top < main.bottom - 20 && box.bottom > main.top + 20;
        });
        if (!there) return requestAnimationFrame(look);
        requestAnimationFrame(() => done(performance.now() - event.timeStamp));
      };
      requestAnimationFrame(look);
    };
    addEventListener('keydown', pressed, true);
  });

const long = async () => {
  const file = chat(2000);
  const lastTurn = file.messages.at(-1).id.match(/\d+/)[0];
  const { items } = await call('POST', '/api/v1/chats/import', { ...file, id: `bench-${Date.now()}` });
  const address = `${url}/c/${items[0].chat_id}`;
  const times = [];
  let bytes = 0;
  for (let n = 0; n < 20; n++) {
    const began = performance.now();
    const answer = await context.request.get(`${url}/api/v1/chats/${items[0].chat_id}`);
    bytes = (await answer.body()).length;
    times.push(performance.now() - began);
  }
  console.log(
    `GET of 2,000 messages: ${(bytes / 1e6).toFixed(1)} MB, median ${ms(middle(times))}, worst ${ms(Math.max(...times))}, ${load()}`,
  );

  const opened = [];
  let page;
  for (let n = 0; n < 5; n++) {
    await page?.close();
    page = await context.newPage();
    await page.addInitScript(() => {
      const look = () => {
        const last = [...document.querySelectorAll('article .prose')].at(-1);
        if (!last?.textContent.includes('needle-')) return requestAnimationFrame(look);
        requestAnimationFrame(() => (window.seen.shown = performance.now()));
      };
      requestAnimationFrame(look);
    });
    const open = async () => {
      await page.goto(address);
      await page.waitForFunction(() => window.seen.shown, null, { timeout: 60_000 });
    };
    await (n === 4 ? profiled(page, 'opening', open) : open());
    opened.push(await page.evaluate(() => window.seen.shown));
    await page.waitForTimeout(500);
    if (n === 3) console.log(`  opening: ${(await noted(page)).text}`);
  }
  console.log(`a chat of 2,000 messages, from the navigation to its last turn painted: ${opened.map(ms).join(', ')}, ${load()}`);

  await page.mouse.move(700, 400);
  const scrolled = async (name, act) => {
    await begin(page);
    await profiled(page, name.replaceAll(' ', '-'), act);
    await page.waitForTimeout(300);
    const { text, shifts } = await noted(page);
    console.log(`  ${name}: ${text}, moved by itself ${shifts.toFixed(3)}, ${load()}`);
  };
  const every = async (times_, pause, act) => {
    for (let n = 0; n < times_; n++) {
      await act();
      await page.waitForTimeout(pause);
    }
  };
  await page.waitForTimeout(2000);
  await scrolled('wheel up', () => every(60, 50, () => page.mouse.wheel(0, -240)));
  await page
    .locator('main')
    .focus()
    .catch(() => undefined);
  await scrolled('PageUp', () => every(25, 250, () => page.keyboard.press('PageUp')));
  await scrolled('wheel down', () => every(40, 50, () => page.mouse.wheel(0, 240)));
  for (const [key, wanted] of [
    ['Home', 'needle-0-'],
    ['End', `needle-${lastTurn}-`],
  ]) {
    await begin(page);
    const measured = page.evaluate(jumpTo, [key, wanted]);
    await page.evaluate(() => undefined);
    await page.keyboard.press(key);
    console.log(`  ${key}: there after ${ms(await measured)}, ${(await noted(page)).text}`);
  }
  const found = await page.evaluate(() =>
    ['needle-3-left', 'needle-444-left', 'needle-812-left'].map((word) => window.find(word, false, false, true)),
  );
  console.log(`  found in the page: ${found.join(', ')}`);
  await page.close();
};

try {
  const connection = await ready();
  if (wants('writing')) await writing();
  if (wants('long')) await long();
  await context.request.delete(`${url}/api/v1/connections/${connection}`, { headers: { origin: url } });
} finally {
  await browser.close();
  double.close();
}
