import { expect, type Page, test } from '@playwright/test';
import { violations } from './axe';
import { enter } from './person';

test.beforeEach(({ page }) => enter(page));

type Said = { id: string; parent: string | null; model?: string; text: string };

const message = ({ id, parent, model, text }: Said, n: number) => ({
  id,
  parent_id: parent,
  role: model ? 'assistant' : 'user',
  ...(model ? { model_id: model } : {}),
  content: [{ type: 'text', text }],
  state: 'done',
  created_at: new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString(),
});

/** A chat as a file of ours brings it. */
async function haveChat(page: Page, head: string, said: Said[]): Promise<string> {
  const origin = new URL((await page.request.get('/')).url()).origin;
  const chat = { format: 'atelier-chat-1', id: `e2e-${Date.now()}`, title: 'Reading', head_id: head, messages: said.map(message) };
  const report = await (await page.request.post('/api/v1/chats/import', { data: chat, headers: { origin } })).json();
  return `/c/${report.items[0].chat_id}`;
}

const answers: Said[] = [
  { id: 'q', parent: null, text: 'Which of these?' },
  ...['one', 'two', 'three'].map((model) => ({
    id: model,
    parent: 'q',
    model,
    text: `The answer of ${model}. ${'More of it. '.repeat(40)}`,
  })),
];

test('on a narrow screen answers are tabs, and one arrives at the chosen one', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(await haveChat(page, 'two', answers));
  const tab = (name: string) => page.getByRole('tab', { name });
  const answer = (name: string) => page.getByRole('article', { name: `Answer of ${name}` });
  await expect(tab('two')).toHaveAttribute('aria-selected', 'true');
  await expect(answer('two')).toBeInViewport({ ratio: 0.3 });
  await expect(answer('one')).not.toBeInViewport({ ratio: 0.1 });
  await tab('two').focus();
  await page.keyboard.press('ArrowRight');
  await expect(tab('three')).toBeFocused();
  await expect(answer('three')).toBeInViewport({ ratio: 0.3 });
  await expect(answer('two')).not.toBeInViewport({ ratio: 0.1 });
  await page.keyboard.press('Home');
  await expect(tab('one')).toHaveAttribute('aria-selected', 'true');
  await expect(answer('one')).toBeInViewport({ ratio: 0.3 });
  await expect(page.getByRole('tablist').getByRole('tab', { selected: true })).toHaveCount(1);
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test('on a wide screen more than two answers scroll sideways, and one arrives at the chosen one', async ({ page }) => {
  const five: Said[] = [
    { id: 'q', parent: null, text: 'Which of these?' },
    ...['one', 'two', 'three', 'four', 'five'].map((model) => ({ id: model, parent: 'q', model, text: `The answer of ${model}.` })),
  ];
  await page.goto(await haveChat(page, 'five', five));
  const columns = page.getByRole('article');
  await expect(columns).toHaveCount(5);
  for (const column of await columns.all()) expect((await column.boundingBox())?.width).toBeGreaterThanOrEqual(360);
  await expect(columns.nth(4)).toBeInViewport({ ratio: 0.99 });
  await expect(page.getByRole('tablist')).toBeHidden();
});

test('a picture from elsewhere asks nobody before it is asked for', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).host}${new URL(request.url()).pathname}`));
  const text = '![a chart](https://pictures.invalid/chart.png?who=me) and $a^2 + b^2$\n\n![](https://pictures.invalid/second.png)';
  await page.goto(
    await haveChat(page, 'a', [
      { id: 'q', parent: null, text: 'A picture' },
      { id: 'a', parent: 'q', model: 'one', text },
    ]),
  );
  const button = page.getByRole('button', { name: 'a chart · Load the image from pictures.invalid' });
  await expect(button).toBeVisible();
  await expect(page.locator('.katex-mathml math')).toHaveCount(1);
  expect(await violations(page)).toEqual([]);
  const answered = page.waitForResponse(/remote-pictures$/);
  await button.click();
  expect((await answered).status()).toBe(422);
  await expect(page.getByRole('alert')).toContainText('pictures.invalid');
  expect(asked.filter((one) => one.includes('pictures.invalid'))).toEqual([]);
  expect(asked.filter((one) => one.includes('remote-pictures'))).toHaveLength(1);
});
