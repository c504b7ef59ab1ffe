import { expect, type Page, test } from '@playwright/test';
import { violations } from './axe';
import { PlayedOllama } from './ollama';
import { enter } from './person';

const ollama = new PlayedOllama();
let connection = '';

const origin = (page: Page) => ({ origin: new URL(page.url()).origin });

test.beforeEach(async ({ page }) => {
  const url = await ollama.start();
  await page.goto('/');
  await enter(page);
  const data = { kind: 'ollama', name: 'Played Ollama', url, priority: 900 };
  const made = await page.request.post('/api/v1/connections', { data, headers: origin(page) });
  expect(made.status(), await made.text()).toBe(201);
  connection = (await made.json()).id;
  await page.goto(`/connections?id=${connection}`);
});

test.afterEach(async ({ page }) => {
  await page.request.delete(`/api/v1/connections/${connection}`, { headers: origin(page) });
  await ollama.stop();
});

test('a pasted command pulls a model: every tab sees how it goes, a reload too, and it can be cancelled and resumed', async ({
  page,
  context,
}) => {
  await page.getByLabel('Model to pull').fill('ollama run hf.co/creator/name:Q4 --verbose');
  await page.keyboard.press('Enter');
  const pulls = page.getByRole('region', { name: 'Pulls' });
  await expect(pulls.getByText('hf.co/creator/name:Q4')).toBeVisible();
  await expect.poll(() => ollama.asked.length).toBe(1);
  expect(ollama.asked[0]?.body.model).toBe('hf.co/creator/name:Q4');
  ollama.part(400_000_000, 1_000_000_000);
  await expect(pulls.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '40');

  const other = await context.newPage();
  await other.goto('/');
  await expect(other.getByRole('link', { name: /Pulling hf\.co\/creator\/name:Q4/ })).toBeVisible();
  ollama.part(600_000_000, 1_000_000_000);
  await expect(other.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '60');
  await page.reload();
  await expect(pulls.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '60');
  for (const [colorScheme, width] of [
    ['dark', 1440],
    ['light', 390],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 900 });
    expect(await violations(page), `${colorScheme} at ${width}`).toEqual([]);
  }

  await pulls.getByRole('button', { name: 'Cancel hf.co/creator/name:Q4' }).press('Enter');
  await expect(pulls.getByText('Cancelled, 600 MB of 1 GB kept')).toBeVisible();
  await expect.poll(() => ollama.left).toBe(1);
  await expect(other.getByRole('link', { name: /Pulling/ })).toBeHidden();
  await pulls.getByRole('button', { name: 'Resume hf.co/creator/name:Q4' }).press('Enter');
  await expect.poll(() => ollama.asked.length).toBe(2);
  ollama.part(1_000_000_000, 1_000_000_000);
  ollama.succeed({ name: 'hf.co/creator/name:Q4', size: 1_000_000_000 });
  await expect(page.getByRole('row', { name: /hf\.co\/creator\/name:Q4/ })).toContainText('1 GB');
  await expect(pulls).toBeHidden();
  const { items } = await (await page.request.get('/api/v1/catalog?q=creator')).json();
  expect(items.map(({ id }: { id: string }) => id)).toContain('hf.co/creator/name:Q4');
});

test('a model is made from a Modelfile and deleted by name, on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'From a Modelfile' }).click();
  const dialog = page.getByRole('dialog', { name: 'New model on Played Ollama' });
  await dialog.getByLabel('Name').fill('reviewer');
  await dialog.getByLabel('Modelfile').fill('FROM tiny\nSYSTEM You review contracts.');
  await dialog.getByRole('button', { name: 'Make model' }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => ollama.asked.at(-1)?.body).toMatchObject({ model: 'reviewer', from: 'tiny', system: 'You review contracts.' });
  ollama.succeed({ name: 'reviewer:latest', size: 1_600_000 });
  await page.getByRole('button', { name: 'Actions for reviewer:latest' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('dialog', { name: 'Delete reviewer:latest?' }).getByRole('button', { name: 'Delete model' }).click();
  await expect(page.getByText('reviewer:latest was deleted')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Actions for reviewer:latest' })).toBeHidden();
  const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(scrollWidth).toBeLessThanOrEqual(390);
});
