import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { demoModels, enter } from './person';

/** A chat that begins with this question; its answer is stopped, for it is not what is looked at. */
async function haveChat(page: Page, question: string, change: object = {}): Promise<string> {
  const [model] = await demoModels(page);
  const { id } = await (await page.request.post('/api/v1/chats', { data: {} })).json();
  const turn = { content: [{ type: 'text', text: question }], models: [model] };
  const headers = { accept: 'application/json' };
  const { replies } = await (await page.request.post(`/api/v1/chats/${id}/turns`, { data: turn, headers })).json();
  await page.request.post(`/api/v1/chats/${id}/messages/${replies[0].id}/stop`);
  await page.request.patch(`/api/v1/chats/${id}`, { data: change });
  return id;
}
const rows = (page: Page) => page.getByRole('list', { name: 'All chats' });

test.beforeEach(({ page }) => enter(page));

test('what was said is found in Russian and Korean, marked, and led to', async ({ page }) => {
  const russian = await haveChat(page, 'Когда приедет Фёдор и его ёж?', { title: 'Hedgehog' });
  const korean = await haveChat(page, '서울특별시의 날씨는 어떻습니까', { title: 'Weather' });
  await page.goto('/chats');
  await page.getByRole('searchbox', { name: 'Search chats' }).fill('федор и его еж');
  await expect(rows(page).locator('mark')).toHaveText('Фёдор и его ёж');
  await rows(page).getByRole('link', { name: 'Hedgehog' }).click();
  await expect(page).toHaveURL(new RegExp(`/c/${russian}#`));
  await expect(page.locator('[data-question]:focus')).toContainText('Когда приедет Фёдор');

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search or run' }).fill('별시의 날');
  await expect(page.getByRole('option').first().locator('mark')).toHaveText('별시의 날');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/c/${korean}#`));
});

test('a chat is archived, put into a folder, deleted and brought back', async ({ page }) => {
  const id = await haveChat(page, 'A chat to be tidied up');
  await page.goto('/chats');
  const row = rows(page).locator(`[data-chat="${id}"]`);
  await row.focus();
  await page.keyboard.press('m');
  await page.getByRole('textbox', { name: 'Folder' }).fill('Tidy');
  await page.keyboard.press('Enter');
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Tidy \d/ })
    .click();
  await expect(row).toBeVisible();
  await expect(page).toHaveURL(/folder=Tidy/);
  await row.focus();
  await page.keyboard.press('a');
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: 'Archive', exact: true }).click();
  await row.focus();
  await page.keyboard.press('Backspace');
  await expect(row).toHaveCount(0);
  await page.getByText('1 chat deleted').locator('..').getByRole('button', { name: 'Undo' }).click();
  await expect(row).toBeVisible();
  expect((await page.request.get(`/api/v1/chats/${id}`)).ok()).toBe(true);
});

test('a chat is dragged onto a folder of the sidebar', async ({ page }) => {
  await haveChat(page, 'Already there', { folder: 'Harbour' });
  const id = await haveChat(page, 'A chat that is dragged');
  await page.goto('/chats');
  const folder = page.getByRole('navigation').getByRole('button', { name: /^Harbour \d/ });
  await rows(page).locator(`[data-chat="${id}"]`).dragTo(folder);
  await expect(page.getByText('1 chat moved to Harbour')).toBeVisible();
  const { folder: now } = await (await page.request.get(`/api/v1/chats/${id}`)).json();
  expect(now).toBe('Harbour');
});

test('all chats go out as a file, and what is deleted comes back from it', async ({ page }) => {
  const id = await haveChat(page, 'Kept in a file for winter');
  await page.goto('/chats');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export all' }).click()]);
  const buffer = await readFile(await file.path());
  await page.request.delete(`/api/v1/chats/${id}`);
  await page.getByRole('link', { name: 'Import' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await chooser).setFiles({ name: 'chats.json', mimeType: 'application/json', buffer });
  await expect(page.getByText('Here already').first()).toBeVisible();
  await page.getByRole('button', { name: /^Import 1 chat/ }).click();
  await expect(page.getByRole('heading', { name: '1 chat imported' })).toBeVisible();
  await page.getByRole('list', { name: 'Report of the import' }).getByRole('link', { name: 'Kept in a file for winter' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Kept in a file for winter' })).toBeVisible();
});

test('a temporary chat is in no list until it is kept, and a link that asks is asked once', async ({ page }) => {
  const [model] = await demoModels(page);
  await page.goto(`/?temporary=true&models=${encodeURIComponent(`${model},nobody`)}&q=Between%20us%20two`);
  await expect(page).toHaveURL(/\/c\//);
  const sidebar = page.getByRole('navigation');
  await expect(sidebar.getByRole('link', { name: 'Chats', exact: true })).toBeVisible();
  await expect(sidebar.getByRole('link', { name: 'Between us two' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Keep this chat' }).click();
  await expect(sidebar.getByRole('link', { name: 'Between us two' })).toHaveCount(1);
  await page.goBack();
  await expect(page.getByText('nobody is not here, or not yours to use, and is not asked.')).toBeVisible();
  await expect(sidebar.getByRole('link', { name: 'Between us two' })).toHaveCount(1);
});
