import { expect, type Page, test } from '@playwright/test';
import { violations } from './axe';
import { demoModels, enter, haveModel } from './person';

async function chatWithTwo(page: Page): Promise<string> {
  const origin = new URL((await page.request.get('/')).url()).origin;
  const [first, second] = await demoModels(page);
  const chat = await (await page.request.post('/api/v1/chats', { data: {}, headers: { origin } })).json();
  const turn = { content: [{ type: 'text', text: 'Which law governs it?' }], models: [first, second] };
  await page.request.post(`/api/v1/chats/${chat.id}/turns`, { data: turn, headers: { origin, accept: 'application/json' } });
  return `/c/${chat.id}`;
}

for (const scheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing in ${scheme} at ${width} px`, async ({ page }) => {
      test.setTimeout(180_000);
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 900 });
      await page.goto('/');
      await expect(page.getByRole('button', { name: /Sign in|Create account/ })).toBeVisible();
      expect(await violations(page), 'door').toEqual([]);

      await enter(page);
      await haveModel(page, { id: 'lighthouse', name: 'Lighthouse', tags: ['sea'] });
      const chat = await chatWithTwo(page);
      for (const address of [
        '/',
        '/workspace/models',
        '/workspace/models/new',
        '/workspace/models/lighthouse/edit',
        '/workspace/models/import',
        '/connections',
        '/people',
        '/settings',
        '/chats',
        '/chats/import',
        '/?temporary=true',
        chat,
      ]) {
        await page.goto(address);
        await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
        await page.waitForLoadState('networkidle');
        expect(await violations(page), address).toEqual([]);
      }

      await page.goto('/?models=lighthouse');
      await page.getByRole('button', { name: 'Compare with another model' }).click();
      await expect(page.getByRole('listbox')).toBeVisible();
      expect(await violations(page), 'selector').toEqual([]);

      await page.goto('/workspace/models');
      await page
        .getByRole('button', { name: /^Actions for/ })
        .first()
        .click();
      await expect(page.getByRole('menu')).toBeVisible();
      expect(await violations(page), 'row menu').toEqual([]);

      await page.goto('/chats');
      await page
        .getByRole('main')
        .getByRole('button', { name: /^Menu of/ })
        .first()
        .click();
      await expect(page.getByRole('menu')).toBeVisible();
      expect(await violations(page), 'menu of a chat').toEqual([]);
      await page.getByRole('menuitem', { name: /^Move to folder/ }).click();
      await expect(page.getByRole('dialog', { name: 'Move chat to folder' })).toBeVisible();
      expect(await violations(page), 'folder of a chat').toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('option').first()).toBeVisible();
      expect(await violations(page), 'search or run').toEqual([]);
    });
  }
}
