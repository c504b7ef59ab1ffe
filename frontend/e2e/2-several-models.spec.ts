import { expect, test } from '@playwright/test';
import { demoModels, enter } from './person';

test.beforeEach(({ page }) => enter(page));

test('several models answer side by side, are stopped, and one is chosen', async ({ page }) => {
  const bases = await demoModels(page);
  const slow = bases.find((id) => id.includes('slow')) ?? bases[0];
  const plain = bases.find((id) => id !== slow) ?? bases[1];
  await page.goto(`/?models=${encodeURIComponent(`${slow},${plain}`)}`);
  await expect(page.getByRole('heading', { name: '2 models, side by side' })).toBeVisible();
  await page.getByLabel('Message').fill('Tell me about lighthouses');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article')).toHaveCount(2);
  await expect(page.getByRole('article').nth(0).locator('.prose')).not.toBeEmpty();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Stopped').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send' })).toBeVisible({ timeout: 30_000 });

  const chosen = page.waitForResponse(/\/select$/);
  await page.getByRole('button', { name: 'Continue from this' }).click();
  expect((await chosen).ok()).toBe(true);
  await expect(page.getByText('Continues here')).toHaveCount(1);
  await page.reload();
  await expect(page.getByRole('article')).toHaveCount(2);
  await expect(page.getByRole('article').nth(1).getByText('Continues here')).toBeVisible();

  await page.getByLabel('Message').fill('And in winter?');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article')).toHaveCount(4);
  await expect(page.getByRole('button', { name: 'Stop', exact: true }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Send' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('saw its 1 answer')).toHaveCount(2);
});

test('a reply goes on while its page is away', async ({ page }) => {
  const bases = await demoModels(page);
  const slow = bases.find((id) => id.includes('slow')) ?? bases[0];
  await page.goto(`/?models=${encodeURIComponent(String(slow))}&q=Keep%20going`);
  await expect(page).toHaveURL(/\/c\//);
  await expect(page.getByRole('article').locator('.prose')).not.toBeEmpty();
  await page.reload();
  const prose = page.getByRole('article').locator('.prose');
  await expect(prose).not.toBeEmpty();
  const before = (await prose.innerText()).length;
  await expect.poll(async () => (await prose.innerText()).length, { timeout: 20_000 }).toBeGreaterThan(before);
  await page.getByRole('article').getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('Stopped').first()).toBeVisible();
});

test('what was typed survives a reload', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Message').fill('half a thought');
  await page.reload();
  await expect(page.getByLabel('Message')).toHaveValue('half a thought');
});

test('the selector is a combobox that keys alone can use', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByLabel('Message')).toBeVisible();
  await page.keyboard.press('Control+Shift+m');
  const search = page.getByRole('combobox', { name: 'Search models' });
  await expect(search).toBeFocused();
  await expect(page.getByRole('option').nth(2)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(search).toHaveAttribute('aria-activedescendant', /./);
  const active = await search.getAttribute('aria-activedescendant');
  await expect(page.locator(`[id="${active}"]`)).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.locator(`[id="${active}"]`)).toHaveAttribute('aria-selected', 'true');
  await search.fill('nobody has this name');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(search).toHaveCount(0);
  await expect(page.getByLabel('Message')).toBeFocused();
});
