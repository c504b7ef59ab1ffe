import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { enter, haveModel } from './person';

test('the list of models costs a new browser at most 15 requests and 250 kB', async ({ page }) => {
  await enter(page);
  await haveModel(page, { id: 'light-reader', name: 'Light reader' });
  const taken: { path: string; bytes: number }[] = [];
  const reading: Promise<void>[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith('/avatar')) return; // photos that people gave to their models
    reading.push(
      (async () => {
        const body = await response.body();
        const isPacked = /image|font/.test(response.headers()['content-type'] ?? '');
        taken.push({ path: pathname, bytes: isPacked ? body.length : gzipSync(body).length });
      })(),
    );
  });
  await page.goto('/workspace/models');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await page.waitForLoadState('networkidle');
  await Promise.all(reading);
  const listed = taken.map(({ path, bytes }) => `${bytes} ${path}`).join('\n');
  expect(taken.length, listed).toBeLessThanOrEqual(15);
  expect(
    taken.reduce((sum, { bytes }) => sum + bytes, 0),
    listed,
  ).toBeLessThanOrEqual(250_000);
  expect(taken.map(({ path }) => path)).toContain('/api/v1/models');
});

test('a part that is not there any more says so and offers to load the page again', async ({ page }) => {
  await enter(page);
  await haveModel(page, { id: 'light-reader', name: 'Light reader' });
  await page.goto('/workspace/models');
  await page.route('**/assets/MenuList-*.js', (route) => route.fulfill({ status: 404 }));
  await page
    .getByRole('button', { name: /^Actions/ })
    .first()
    .click();
  await expect(page.getByText('A part of the page did not load')).toBeVisible();
  await page.unroute('**/assets/MenuList-*.js');
  await page.getByRole('button', { name: 'Load again' }).click();
  await page
    .getByRole('button', { name: /^Actions/ })
    .first()
    .click();
  await expect(page.getByRole('menuitem', { name: 'Clone' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Actions/ }).first()).toBeFocused();
});
