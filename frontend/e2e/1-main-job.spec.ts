import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { administrator, enter } from './person';

test('the main job: sign up, chat with the demo, make, clone and hide a model, take it away and bring it back', async ({ page }) => {
  await page.goto('/');
  const config = await (await page.request.get('/api/v1/config')).json();
  if (config.signup === 'first') {
    await expect(page.getByRole('heading', { name: 'Create the administrator account' })).toBeVisible();
    await page.getByLabel('Name', { exact: true }).fill(administrator.name);
    await page.getByLabel('E-mail').fill(administrator.email);
    await page.getByLabel('Password', { exact: true }).fill(administrator.password);
    await page.getByRole('button', { name: 'Create account' }).click();
  } else {
    await enter(page);
    await page.reload();
  }

  await test.step('the demo answers at once', async () => {
    await page.getByLabel('Message').fill('Good day to you');
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(page).toHaveURL(/\/c\//);
    await expect(page.getByRole('heading', { level: 2, name: 'Good day to you' })).toBeVisible();
    await expect(page.getByRole('article').locator('.prose')).not.toBeEmpty();
    await expect(page.getByRole('button', { name: 'Send' })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Good day to you' }).first()).toBeVisible();
  });

  const name = `Harbour pilot ${Date.now()}`;
  const id = name.toLowerCase().replaceAll(' ', '-');
  await test.step('a model is made', async () => {
    await page.goto('/workspace/models/new');
    await page.getByLabel('Name', { exact: true }).fill(name);
    await expect(page.getByLabel('Id', { exact: true })).toHaveValue(id);
    await page.getByLabel('System prompt').fill('You help {{USERNAME}} into the harbour.');
    await page.getByRole('button', { name: 'Use USER_NAME' }).click();
    await page.getByLabel('Temperature value').fill('0');
    await page.getByLabel('Tags').first().fill('sea');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+s');
    await expect(page).toHaveURL(new RegExp(`${id}/edit`));
    const model = await (await page.request.get(`/api/v1/models/${id}`)).json();
    expect(model).toMatchObject({ system_prompt: 'You help {{USER_NAME}} into the harbour.', params: { temperature: 0 }, tags: ['sea'] });
  });

  await test.step('it answers, is cloned and hidden by keys', async () => {
    await page.getByRole('link', { name: 'Try in chat' }).click();
    await expect(page.getByRole('heading', { name })).toBeVisible();
    await page.goto('/workspace/models');
    await page.getByLabel('Search models').fill(name);
    await expect(page.getByRole('row').filter({ hasText: name })).toHaveCount(1);
    await page.getByRole('row').filter({ hasText: name }).focus();
    await page.keyboard.press('d');
    await expect(page.getByText(`cloned as ${id}-clone`)).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: name })).toHaveCount(2);
    await page.locator(`tr[data-id="${id}-clone"]`).focus();
    await page.keyboard.press('h');
    await expect(page.locator(`tr[data-id="${id}-clone"]`).getByText('Hidden')).toBeVisible();
  });

  await test.step('a hidden model is not in the selector', async () => {
    await page.goto('/');
    await expect(page.getByRole('button', { name: /: change model/i }).first()).toBeVisible(); // who answers is known: the row stands still
    await page.getByRole('button', { name: /Compare with another model|Add a model/ }).click();
    await page.getByRole('combobox', { name: 'Search models' }).fill(name);
    await expect(page.getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Escape');
  });

  const saved = await test.step('it goes out as a file', async () => {
    await page.goto(`/workspace/models?q=${encodeURIComponent(name)}`);
    const waiting = page.waitForEvent('download');
    await page
      .locator(`tr[data-id="${id}"]`)
      .getByRole('button', { name: /^Actions/ })
      .click();
    await page.getByRole('menuitem', { name: 'Export as JSON' }).click();
    return (await waiting).path();
  });
  const entries = JSON.parse(await readFile(saved, 'utf8'));
  expect(entries).toHaveLength(1);
  expect(entries[0]).toMatchObject({ id, name, params: { system: 'You help {{USER_NAME}} into the harbour.', temperature: 0 } });

  await test.step('and comes back as another', async () => {
    await page.goto('/workspace/models/import');
    await page.locator('input[type=file]').setInputFiles(saved);
    await page.getByText('Rename', { exact: true }).first().click();
    await expect(page.getByRole('list', { name: 'Plan' })).toContainText(`${id}-`);
    await page.getByRole('button', { name: 'Import 1 model' }).click();
    await expect(page.getByRole('heading', { name: '1 model imported' })).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: 'Models', exact: true }).click();
    await page.getByLabel('Search models').fill(name);
    await expect(page.getByRole('row').filter({ hasText: name })).toHaveCount(3);
  });

  await test.step('deleting names the model', async () => {
    await page.locator(`tr[data-id="${id}-clone"]`).focus();
    await page.keyboard.press('Backspace');
    await expect(page.getByRole('dialog', { name: `Delete ${name} (Clone)?` })).toBeVisible();
    await page.getByRole('button', { name: 'Delete model' }).click();
    await expect(page.getByRole('row').filter({ hasText: name })).toHaveCount(2);
  });
});

test('a file that is no export is told so, and nothing changes', async ({ page }) => {
  await enter(page);
  await page.goto('/workspace/models/import');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'settings.json', mimeType: 'application/json', buffer: Buffer.from('{"theme":"dark"}') });
  await expect(page.getByText('settings.json was not imported')).toBeVisible();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'cut.json', mimeType: 'application/json', buffer: Buffer.from('[{"id": "a"') });
  await expect(page.getByText('cut.json was not imported')).toBeVisible();
  await expect(page.getByText(/not valid JSON/)).toBeVisible();
});
