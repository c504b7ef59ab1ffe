import { mkdir, writeFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { violations } from './axe';
import { enter, haveModel } from './person';
import { connect, ollamaWith } from './speakers';

const speaker = ollamaWith({ 'mistral:7b-clerk': [] });
let leave = async () => {};
const number = Date.now().toString(36);
const collection = `Harbour papers ${number}`;
const document = {
  name: 'harbour-rules.md',
  mimeType: 'text/markdown',
  buffer: Buffer.from(
    `# Harbour rules ${number}\n\n## Mooring\n\nThe mooring fee of Quillhaven is 4,711 crowns a night, paid before sunset.\n\n## Fires\n\nOpen fires are forbidden on the quay.`,
  ),
};

test.beforeEach(async ({ page }) => {
  await speaker.start();
  await enter(page);
  leave = await connect(page, [speaker]);
});
test.afterEach(async () => {
  await leave();
  await speaker.stop();
});

test('a document is added, given to a model by keyboard, asked about, and cited down to its passage', async ({ page }) => {
  const model = `clerk-${number}`;
  await haveModel(page, { id: model, name: `Clerk ${number}`, base_model_id: 'mistral:7b-clerk' });
  speaker.answer = () => 'A night costs **4,711 crowns** [1].';

  await page.goto('/workspace/models');
  await expect(page.getByRole('table')).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('k');
  await expect(page).toHaveURL(/\/workspace\/knowledge$/);
  await page.getByRole('button', { name: 'New collection' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(collection);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: collection })).toBeVisible();
  await page.getByLabel('Choose files').setInputFiles(document);
  const row = page.getByRole('listitem').filter({ hasText: 'harbour-rules.md' });
  await expect(row).toContainText('passage', { timeout: 60_000 });
  await expect(row.getByText('Failed')).toHaveCount(0);

  await page.getByRole('button', { name: 'Try retrieval' }).first().click();
  await page.getByRole('searchbox', { name: 'Ask as you would ask a model' }).fill('mooring fee of Quillhaven');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByText('4,711 crowns')).toBeVisible();
  await expect(page.getByRole('dialog').getByText('Meaning').first()).toBeVisible();

  await page.goto(`/workspace/models/${model}/edit`);
  await page.getByRole('combobox', { name: 'Add a collection' }).focus();
  await page.keyboard.type(collection);
  await expect(page.getByRole('option', { name: new RegExp(collection) })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Knowledge of this model' }).getByRole('link', { name: collection })).toBeVisible();
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.url().includes('/models/'));
  await page.keyboard.press('Control+s');
  expect((await saved).ok()).toBe(true);

  await page.goto(`/?models=${model}`);
  await page.getByLabel('Message').fill('What is the mooring fee of Quillhaven?');
  await page.keyboard.press('Enter');
  const answer = page.getByRole('article', { name: `Answer of Clerk ${number}` });
  await expect(answer.getByText('4,711 crowns')).toBeVisible();
  expect(speaker.heard('mistral:7b-clerk').join('\n')).toContain('4,711 crowns a night');
  await answer
    .getByRole('button', { name: /^Source 1: harbour-rules\.md/ })
    .first()
    .click();
  const panel = page.getByRole('dialog', { name: /^Source 1/ });
  await expect(panel.getByText('paid before sunset')).toBeVisible();
  await panel.getByRole('link', { name: 'Open in document' }).click();
  await expect(page).toHaveURL(/\/documents\/.+#passage-\d+$/);
  await expect(page.locator('mark').filter({ hasText: '4,711 crowns' }).first()).toBeVisible();
});

test('a folder is dropped whole; what cannot be read says why, and is replaced where it stands', async ({ page }, info) => {
  const made = await page.request.post('/api/v1/knowledge', { data: { name: `Dropped ${number}` } });
  const { id } = await made.json();
  const folder = info.outputPath('quay');
  await mkdir(`${folder}/2026`, { recursive: true });
  await writeFile(`${folder}/tides.md`, '# Tides\n\nHigh tide is at noon.');
  await writeFile(`${folder}/2026/broken.pdf`, 'This is no PDF.');
  await writeFile(`${folder}/.litter`, 'Nobody means this.');

  await page.goto(`/workspace/knowledge/${id}`);
  await expect(page.getByText('Drop files or folders here')).toBeVisible();
  const hands = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await hands.send('Input.dispatchDragEvent', { type, x: 700, y: 300, data: { items: [], files: [folder], dragOperationsMask: 1 } });
  await expect(page.getByRole('button', { name: 'quay/2026 1' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'tides.md' })).toContainText('1 passage', { timeout: 60_000 });
  const broken = page.getByRole('listitem').filter({ hasText: 'broken.pdf' });
  await expect(broken).toContainText('The file is damaged', { timeout: 60_000 });
  await expect(page.locator('[data-doc]')).toHaveCount(2);

  const chooser = page.waitForEvent('filechooser');
  await broken.getByRole('button', { name: /^Replace with a file… broken/ }).click();
  await (await chooser).setFiles({ ...document, name: 'mended.md' });
  const mended = page.getByRole('listitem').filter({ hasText: 'quay/2026 /' });
  await expect(mended).toContainText('mended.md');
  await expect(mended).toContainText('2 passages', { timeout: 60_000 });
  expect(await violations(page)).toEqual([]);
});

test('thousands of documents cost no more rows than are in sight', async ({ page }) => {
  const made = await page.request.post('/api/v1/knowledge', { data: { name: `Archive ${number}` } });
  const { id } = await made.json();
  const total = 3_000;
  const rights = { use: true, read: true, write: true };
  const item = (i: number) => ({
    id: `d${i}`,
    knowledge_id: id,
    name: `page ${i}.md`,
    folder: '',
    size: 1000,
    state: 'ready',
    passages: 3,
    permissions: rights,
  });
  await page.route(`**/api/v1/knowledge/${id}/documents?**`, (route) => {
    const from = Number(new URL(route.request().url()).searchParams.get('cursor') ?? 0);
    const items = Array.from({ length: Math.min(100, total - from) }, (_, i) => item(from + i));
    const next = from + 100;
    return route.fulfill({ json: { items, total, next_cursor: next < total ? String(next) : null } });
  });
  await page.goto(`/workspace/knowledge/${id}`);
  await expect(page.getByText('page 0.md')).toBeVisible();
  const last = page.getByText(`page ${total - 1}.md`);
  await expect(async () => {
    await page.getByRole('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
    await expect(last).toBeVisible({ timeout: 100 });
  }).toPass({ intervals: [50], timeout: 30_000 });
  expect(await page.locator('[data-doc]').count()).toBeLessThan(80);
});
