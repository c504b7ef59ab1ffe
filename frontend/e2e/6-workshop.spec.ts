import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { demoModels, enter, haveModel } from './person';

const origin = async (page: Page) => new URL((await page.request.get('/')).url()).origin;
const model = async (page: Page, id: string) => (await page.request.get(`/api/v1/models/${encodeURIComponent(id)}`)).json();

/** A picture as a browser makes it: 120 × 80, half blue. */
const picture = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 120;
    canvas.height = 80;
    const pen = canvas.getContext('2d');
    if (pen) {
      pen.fillStyle = '#2040c0';
      pen.fillRect(0, 0, 60, 80);
    }
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  });

test.beforeEach(({ page }) => enter(page));

test('a model gets a face, versions with words, and goes back to one of them', async ({ page }) => {
  const id = `pilot-${Date.now()}`;
  await haveModel(page, { id, name: 'Harbour pilot', system_prompt: 'Be short.' });
  await page.goto(`/workspace/models/${id}/edit`);
  await page.getByRole('button', { name: 'Change the avatar photo' }).click();
  const buffer = Buffer.from(await picture(page), 'base64');
  await page.getByLabel('Choose a picture').setInputFiles({ name: 'face.png', mimeType: 'image/png', buffer });
  await page.getByRole('application').press('ArrowRight');
  await page.getByRole('application').press('+');
  await page.getByRole('button', { name: 'Set avatar' }).click();
  await expect.poll(async () => (await model(page, id)).avatar_url).toContain(`/api/v1/models/${id}/avatar?v=`);
  await expect(page.locator('.avbtn img')).toHaveJSProperty('naturalWidth', 256);

  await page.getByLabel('System prompt').fill('Be short.\nName the buoy.');
  await page.getByLabel('Describe this change').fill('Names the buoy');
  await page.keyboard.press('Control+s');
  await expect.poll(async () => (await model(page, id)).system_prompt).toContain('buoy');
  await expect(page.getByRole('button', { name: /^Save/ }).first()).toBeDisabled();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Version \d/ }).click();
  const panel = page.getByRole('dialog', { name: 'Versions: Harbour pilot' });
  await expect(panel.getByRole('button', { name: /^Names the buoy/ })).toBeVisible();
  await expect(panel.locator('.diff .add')).toContainText('Name the buoy.');
  await panel.getByRole('button', { name: 'Restore version 1' }).click();
  await expect.poll(async () => (await model(page, id)).system_prompt).toBe('Be short.');
});

test('what was not saved waits, and two saves are settled field by field', async ({ page }) => {
  const id = `draft-${Date.now()}`;
  await haveModel(page, { id, name: 'Relay', description: 'First' });
  await page.goto(`/workspace/models/${id}/edit`);
  await page.getByLabel('Description').fill('Mine');
  await page.getByRole('link', { name: /New chat/ }).click();
  await page.getByRole('button', { name: 'Keep as a draft' }).click();
  await expect(page).toHaveURL(/\/$/);
  const theirs = { name: 'Relay two', tags: ['theirs'] };
  await page.request.patch(`/api/v1/models/${id}`, { data: theirs, headers: { origin: await origin(page) } });
  await page.goto(`/workspace/models/${id}/edit`);
  await page.getByRole('button', { name: 'Take them up again' }).click();
  await expect(page.getByLabel('Description')).toHaveValue('Mine');
  await page.keyboard.press('Control+s');
  await expect(page.getByText(/saved this model at/)).toBeVisible();
  await page.getByRole('button', { name: 'Compare' }).click();
  await page.getByRole('button', { name: 'Save what is chosen' }).click();
  await expect.poll(async () => model(page, id)).toMatchObject({ name: 'Relay two', description: 'Mine', tags: ['theirs'] });
});

test('a model is handed to the community’s page when it asks, and only to it', async ({ page, context }) => {
  const id = `gift-${Date.now()}`;
  await haveModel(page, { id, name: 'Gift', system_prompt: 'Be kind.' });
  const { share_url } = await (await page.request.get('/api/v1/config')).json();
  const asks = `<title>played</title><pre id=got></pre><script>
    let n = 0;
    addEventListener('message', (event) => { n++; got.textContent = n + ' ' + event.origin + ' ' + event.data; });
    opener.postMessage('something', '*');
    opener.postMessage('loaded', '*');
    opener.postMessage('loaded', '*');
  </script>`;
  await context.route(`${new URL(share_url).origin}/**`, (route) => route.fulfill({ contentType: 'text/html', body: asks }));
  await page.goto(`/workspace/models?q=${id}`);
  await page.getByRole('button', { name: 'Actions for Gift' }).click();
  const opening = context.waitForEvent('page');
  await page.getByRole('menuitem', { name: 'Share with community…' }).click();
  const community = await opening;
  await expect(community.locator('#got')).toContainText(id);
  const [count, from, ...text] = (await community.locator('#got').innerText()).split(' ');
  expect([count, from]).toEqual(['1', await origin(page)]);
  expect(JSON.parse(text.join(' '))).toMatchObject({ id, name: 'Gift', params: { system: 'Be kind.' } });
  await expect(page.getByText(`${new URL(share_url).host} has Gift now`)).toBeVisible();
});

test('a Modelfile comes in with a base of one’s choice, and goes out as a Modelfile', async ({ page }) => {
  const [base] = await demoModels(page);
  const name = `skipper-${Date.now()}`;
  await page.goto('/workspace/models/import');
  const buffer = Buffer.from('FROM nowhere-to-be-found\nSYSTEM "Steer."\nPARAMETER temperature 0');
  await page.locator('input[type=file]').setInputFiles({ name: `${name}.Modelfile`, mimeType: 'application/octet-stream', buffer });
  await page.getByRole('combobox', { name: 'Use instead of nowhere-to-be-found' }).fill(String(base));
  await page
    .getByRole('option', { name: String(base), exact: true })
    .first()
    .click();
  await expect(page.getByText('1 reference does not exist here')).toHaveCount(0);
  await page.getByRole('button', { name: 'Import 1 model' }).click();
  await expect(page.getByRole('heading', { name: '1 model imported' })).toBeVisible();
  await page.getByRole('list', { name: 'Report' }).getByRole('link').click();
  await expect(page.getByLabel('System prompt')).toHaveValue('Steer.');
  const id = decodeURIComponent(/models\/([^/]+)\/edit/.exec(page.url())?.[1] ?? '');
  await page.goto(`/workspace/models?q=${encodeURIComponent(id)}`);
  await page
    .getByRole('button', { name: /^Actions for/ })
    .first()
    .click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Export as Modelfile' }).click();
  const text = await readFile(await (await waiting).path(), 'utf8');
  expect(text).toMatch(new RegExp(`^FROM ${base}`, 'm'));
  expect(text).toMatch(/^PARAMETER temperature 0$/m);
});

test('models move from one base to another, and back', async ({ page }) => {
  const [first, second] = await demoModels(page);
  const id = `mover-${Date.now()}`;
  await haveModel(page, { id, name: `Mover ${id}`, base_model_id: first });
  await page.goto(`/base-models?q=${first}`);
  await page.getByRole('button', { name: `Actions for ${first}` }).click();
  await page.getByRole('menuitem', { name: 'Move its models…' }).click();
  const dialog = page.getByRole('dialog', { name: `Move the models on ${first}` });
  await dialog.getByRole('combobox').fill(String(second));
  await page.getByRole('option', { name: String(second) }).click();
  await expect(dialog.getByRole('checkbox', { name: `Include Mover ${id}` })).toBeVisible();
  await dialog.getByRole('button', { name: /^Move \d+ model/ }).click();
  await expect.poll(async () => (await model(page, id)).base_model_id).toBe(second);
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect.poll(async () => (await model(page, id)).base_model_id).toBe(first);
});
