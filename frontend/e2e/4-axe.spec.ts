import { expect, type Page, test } from '@playwright/test';
import { violations } from './axe';
import { pages } from './pages';
import { demoModels, enter, haveModel } from './person';

async function chatWithTwo(page: Page): Promise<string> {
  const origin = new URL((await page.request.get('/')).url()).origin;
  const [first, second] = await demoModels(page);
  const chat = await (await page.request.post('/api/v1/chats', { data: {}, headers: { origin } })).json();
  const turn = { content: [{ type: 'text', text: 'Which law governs it?' }], models: [first, second] };
  await page.request.post(`/api/v1/chats/${chat.id}/turns`, { data: turn, headers: { origin, accept: 'application/json' } });
  return `/c/${chat.id}`;
}

/** A collection with a document that is read, its search, and the document. */
async function aCollection(page: Page): Promise<string[]> {
  const origin = new URL((await page.request.get('/')).url()).origin;
  const post = (path: string, data: unknown) => page.request.post(`/api/v1/${path}`, { data, headers: { origin } });
  const { id } = await (await post('knowledge', { name: 'Tides' })).json();
  const { items } = await (await post(`knowledge/${id}/documents`, { name: 'tides.txt', text: 'High water is at noon.' })).json();
  const state = async () => (await (await page.request.get(`/api/v1/documents/${items[0].id}`)).json()).state;
  await expect.poll(state, { timeout: 60_000 }).toBe('ready');
  return [`/workspace/knowledge/${id}`, `/workspace/knowledge/${id}?find=true`, `/documents/${items[0].id}#passage-0`];
}

/** A page changes its colours without being loaded anew. */
async function isClean(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    expect(await violations(page), `${what}, ${colorScheme}`).toEqual([]);
  }
}

for (const width of [1440, 390]) {
  test(`axe finds nothing in light and in dark at ${width} px`, async ({ page }) => {
    test.setTimeout(360_000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/');
    await expect(page.getByRole('button', { name: /Sign in|Create account/ })).toBeVisible();
    await isClean(page, 'door');

    await enter(page);
    await haveModel(page, { id: 'lighthouse', name: 'Lighthouse', tags: ['sea'] });
    const chat = await chatWithTwo(page);
    for (const address of [...pages, ...(await aCollection(page)), chat]) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
      await page.waitForLoadState('networkidle');
      await isClean(page, address);
    }

    await page.goto('/?models=lighthouse');
    await page.getByRole('button', { name: 'Compare with another model' }).click();
    await expect(page.getByRole('listbox')).toBeVisible();
    await isClean(page, 'selector');

    await page.goto('/workspace/models');
    await page
      .getByRole('button', { name: /^Actions for/ })
      .first()
      .click();
    await expect(page.getByRole('menu')).toBeVisible();
    await isClean(page, 'row menu');

    await page.goto('/chats');
    await page
      .getByRole('main')
      .getByRole('button', { name: /^Menu of/ })
      .first()
      .click();
    await expect(page.getByRole('menu')).toBeVisible();
    await isClean(page, 'menu of a chat');
    await page.getByRole('menuitem', { name: /^Move to folder/ }).click();
    await expect(page.getByRole('dialog', { name: 'Move chat to folder' })).toBeVisible();
    await isClean(page, 'folder of a chat');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('option').first()).toBeVisible();
    await isClean(page, 'search or run');
  });
}
