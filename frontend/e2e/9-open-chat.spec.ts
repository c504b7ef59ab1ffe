import { expect, type Page, test } from '@playwright/test';
import { violations } from './axe';
import { answerOf, begin, composer, end, gpt, llava, openAi, photo } from './chatting';

test.beforeEach(({ page }) => begin(page));
test.afterEach(end);

/** As the browser tells it: by `paste` on what has the focus, by `drop` on the page. */
const bring = (page: Page, by: 'paste' | 'drop', name: string, text: string) =>
  page.evaluate(
    ([by, name, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text], name));
      const how = { bubbles: true, cancelable: true };
      const event =
        by === 'drop'
          ? new DragEvent('drop', { ...how, dataTransfer: data })
          : new ClipboardEvent('paste', { ...how, clipboardData: data });
      document.activeElement?.dispatchEvent(event);
    },
    [by, name, text] as const,
  );

test('texts come by drop and by paste, outlive a reload, and stay with a question that is asked otherwise', async ({ page }) => {
  await page.goto(`/?models=${gpt}`);
  await page.getByLabel('Message').fill('Which port?');
  await bring(page, 'drop', 'ports.md', '# Ports\nTromsø');
  await bring(page, 'paste', 'tides.csv', 'low,06:12');
  await expect(composer(page).getByText('tides.csv')).toBeVisible();
  await expect(composer(page).locator('[data-phase=ready]')).toHaveCount(2);
  await page.reload();
  await expect(composer(page).locator('[data-phase=ready]')).toHaveCount(2);
  await expect(page.getByLabel('Message')).toHaveValue('Which port?');
  await page.getByLabel('Message').press('Enter');
  await expect(answerOf(page, gpt)).toContainText(`${gpt} answer 1`);
  for (const said of ['ports.md', 'Tromsø', 'tides.csv', 'low,06:12', 'Which port?']) expect(openAi.heard(gpt).join()).toContain(said);

  await page.getByRole('button', { name: 'Edit the question' }).click();
  await page.getByRole('button', { name: 'Remove tides.csv' }).click();
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(answerOf(page, gpt)).toContainText(`${gpt} answer 2`);
  expect(openAi.heard(gpt).join()).toContain('Tromsø');
  expect(openAi.heard(gpt).join()).not.toContain('low,06:12');
  await expect(page.getByRole('button', { name: /^Open / })).toHaveCount(1);
  await expect(page.getByText('2/2')).toBeVisible();
});

/** A chat with two answers to a picture and a text, made without the page. */
async function chatWithFiles(page: Page): Promise<string> {
  const headers = { origin: new URL((await page.request.get('/')).url()).origin };
  await page.goto('/');
  const send = async (file: { name: string; mimeType: string; buffer: Buffer }) => {
    const sent = await page.request.post('/api/v1/files', { multipart: { file }, headers });
    expect(sent.status(), await sent.text()).toBe(201);
    return (await sent.json()).id;
  };
  const content = [
    { type: 'text', text: 'What does the notice say?' },
    { type: 'image', file_id: await send(await photo(page)) },
    { type: 'file', file_id: await send({ name: 'notice.txt', mimeType: 'text/plain', buffer: Buffer.from('No mooring') }) },
  ];
  const { id } = await (await page.request.post('/api/v1/chats', { data: {}, headers })).json();
  const data = { content, models: [gpt, llava] };
  await page.request.post(`/api/v1/chats/${id}/turns`, { data, headers: { ...headers, accept: 'application/json' } });
  return `/c/${id}`;
}

for (const [colorScheme, width] of [
  ['light', 1440],
  ['dark', 390],
] as const) {
  test(`axe finds nothing in an open chat and in what opens there, ${colorScheme} at ${width} px`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 900 });
    await page.goto(await chatWithFiles(page));
    await page.locator('input[type=file]').setInputFiles(await photo(page));
    await expect(composer(page).getByText(/Images are seen by/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Stop', exact: true })).toHaveCount(0);
    expect(await violations(page), 'chat').toEqual([]);
    for (const [opener, opened] of [
      [page.getByRole('button', { name: 'More for this question' }), page.getByRole('menu')],
      [page.getByRole('button', { name: 'More for this answer' }).first(), page.getByRole('menu')],
      [composer(page).getByRole('button', { name: /^Context/ }), page.getByRole('menu')],
      [page.getByRole('button', { name: 'Open quay.jpg' }), page.getByRole('dialog', { name: 'quay.jpg' })],
      [page.getByRole('button', { name: 'Open notice.txt' }), page.getByText('No mooring')],
      [composer(page).getByRole('button', { name: 'Add a model' }), page.getByRole('listbox')],
      [composer(page).getByRole('button', { name: 'What is sent' }), page.getByText(/^about \d+ tokens$/)],
    ] as const) {
      await opener.click();
      await expect(opened).toBeVisible();
      expect(await violations(page), String(opener)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(opened).toBeHidden();
    }
  });
}

test('a chat is told in five languages, every word of it', async ({ page }) => {
  const address = await chatWithFiles(page);
  const headers = { origin: new URL(page.url()).origin };
  await page.setViewportSize({ width: 390, height: 844 });
  for (const [language, attach] of Object.entries({
    ru: 'Прикрепить файлы',
    ko: '파일 첨부',
    fr: 'Joindre des fichiers',
    es: 'Adjuntar archivos',
    en: 'Attach files',
  })) {
    await page.request.patch('/api/v1/auth/me', { data: { language }, headers });
    await page.goto(address);
    await expect(page.getByRole('button', { name: attach })).toBeVisible();
    await page
      .locator('input[type=file]')
      .setInputFiles([await photo(page), { name: 'x.mov', mimeType: 'video/mp4', buffer: Buffer.from('x') }]);
    await expect(composer(page).getByRole('alert')).toContainText('x.mov');
    await expect(page.locator('.attbar')).toHaveCount(0);
    const keys = (await page.content()).match(/["'> ](chats|common|files|problems|talk)\.[a-z]\w*/gi);
    expect(keys, language).toBeNull();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), language).toBeLessThanOrEqual(390);
    await composer(page).locator('.att .x').first().click();
  }
  await page.request.patch('/api/v1/auth/me', { data: { language: '' }, headers });
});
