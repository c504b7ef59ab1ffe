import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { enter } from './person';
import { connect, ollamaWith, openAiWith } from './speakers';

const mistral = 'mistral:7b-faq';
const llava = 'llava:7b-eyes';
const gpt = 'gpt-3.5-turbo';
const ollama = ollamaWith({ [mistral]: [], [llava]: ['vision'] });
const openAi = openAiWith([gpt]);
let leave = async () => {};

/** Each says its name, and how many times it was asked. */
const count = ({ model }: { model: string }) =>
  `${model} answer ${[...ollama.asked, ...openAi.asked].filter((one) => one.model === model).length}`;

test.beforeEach(async ({ page }) => {
  for (const speaker of [ollama, openAi]) {
    await speaker.start();
    speaker.asked.length = 0;
    speaker.answer = count;
  }
  await enter(page);
  leave = await connect(page, [ollama, openAi]);
});
test.afterEach(async () => {
  await leave();
  await Promise.all([ollama.stop(), openAi.stop()]);
});

const answerOf = (page: Page, model: string) => page.getByRole('article', { name: `Answer of ${model}` }).last();
const composer = (page: Page) => page.locator('.comp');

async function ask(page: Page, text: string, ...answers: string[]): Promise<void> {
  await page.getByLabel('Message').fill(text);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: text })).toBeVisible();
  for (const answer of answers) await expect(page.getByRole('article').filter({ hasText: answer })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Stop', exact: true })).toHaveCount(0);
}

async function choose(page: Page, opener: Locator, model: string): Promise<void> {
  await opener.click();
  await page.getByRole('combobox', { name: 'Search models' }).fill(model);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox')).toHaveCount(0);
}

/** The smallest EXIF there is: turn me by a quarter, to the right. */
const turned = Buffer.from('ffe1002245786966000049492a0008000000010012010300010000000600000000000000', 'hex');

/** A photo as a phone that stands upright takes it: 3,000 × 1,500, and only its EXIF says which way is up. */
const photo = async (page: Page) => {
  const bytes = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 3000, height: 1500 });
    canvas.getContext('2d')?.fillRect(0, 0, 1500, 1500);
    return canvas.toDataURL('image/jpeg').split(',')[1] ?? '';
  });
  const jpeg = Buffer.from(bytes, 'base64');
  const begin = jpeg.subarray(0, 2);
  return { name: 'quay.jpg', mimeType: 'image/jpeg', buffer: Buffer.concat([begin, turned, jpeg.subarray(2)]) };
};

test('a FAQ by Mistral, an image by LLaVA, a story by GPT-3.5: one chat, its context kept, and two at once with arrows', async ({
  page,
  context,
}) => {
  const faq = 'Our FAQ says: the harbour opens at six. When may I moor?';
  await page.goto(`/?models=${mistral}`);
  await ask(page, faq, `${mistral} answer 1`);
  expect(ollama.heard(mistral)).toEqual([`user: ${faq}`]);

  await test.step('LLaVA gets the picture, and what was said before', async () => {
    await page.locator('input[type=file]').setInputFiles(await photo(page));
    await expect(composer(page).getByText(`${mistral} does not see images and gets a description only`)).toBeVisible();
    await composer(page).getByRole('button', { name: 'Choose a model that sees' }).click();
    await expect(page.getByRole('button', { name: 'Vision' })).toHaveAttribute('aria-pressed', 'true');
    await page.getByRole('option', { name: llava }).click();
    await expect(composer(page).getByText(/does not see/)).toHaveCount(0);
    await ask(page, 'What is at this quay?', `${llava} answer 1`);
    expect(ollama.heard(llava)).toEqual([`user: ${faq}`, `assistant: ${mistral} answer 1`, 'user: What is at this quay?']);
    const picture = page.getByRole('button', { name: 'Open quay.jpg' }).locator('img');
    await expect(picture).toHaveJSProperty('naturalHeight', 2048);
    const stored = await page.request.get(String(await picture.getAttribute('src')));
    expect(ollama.asked.at(-1)?.messages.at(-1)?.images).toEqual([(await stored.body()).toString('base64')]);
  });

  await test.step('GPT-3.5 tells a story from all of it, with the picture described', async () => {
    await choose(page, composer(page).getByRole('button', { name: /Change model/ }), gpt);
    await ask(page, 'Tell a story of it.', `${gpt} answer 1`);
    const [first, second, third, ...rest] = openAi.heard(gpt);
    expect([first, second]).toEqual([`user: ${faq}`, `assistant: ${mistral} answer 1`]);
    expect(third).toContain('[Image: quay.jpg, 1024 × 2048 pixels. It cannot be seen by this model.]');
    expect(third).toContain('What is at this quay?');
    expect(rest).toEqual([`assistant: ${llava} answer 1`, 'user: Tell a story of it.']);
    await expect(answerOf(page, gpt).getByText(`1 image was left out: ${gpt} does not see images`)).toBeVisible();
  });

  await test.step('two at once, one of them anew, and arrows between its answers', async () => {
    await choose(page, composer(page).getByRole('button', { name: 'Compare with another model' }), mistral);
    await ask(page, 'Shorter.', `${gpt} answer 2`, `${mistral} answer 2`);
    await answerOf(page, gpt).getByRole('button', { name: 'Ask again' }).click();
    await expect(answerOf(page, gpt)).toContainText(`${gpt} answer 3`);
    expect(openAi.asked.at(-1)).toEqual(openAi.asked.at(-2));
    for (const [arrow, at, answer] of [
      ['Previous response', '1/2', `${gpt} answer 2`],
      ['Next response', '2/2', `${gpt} answer 3`],
      ['Previous response', '1/2', `${gpt} answer 2`],
    ] as const) {
      const selected = page.waitForResponse(/\/select$/);
      await answerOf(page, gpt).getByRole('button', { name: arrow }).click();
      expect((await selected).ok()).toBe(true);
      await expect(answerOf(page, gpt).getByText(at)).toBeVisible();
      await expect(answerOf(page, gpt)).toContainText(answer);
    }
  });

  await test.step('a reload keeps the branch, another tab shows it, and the chat goes on from it', async () => {
    await page.reload();
    const other = await context.newPage();
    await other.goto(page.url());
    for (const tab of [page, other]) {
      await expect(answerOf(tab, gpt).getByText('1/2')).toBeVisible();
      await expect(answerOf(tab, gpt)).toContainText(`${gpt} answer 2`);
      await expect(answerOf(tab, gpt).getByText('Continues here')).toBeVisible();
    }
    await ask(other, 'In verse.', `${gpt} answer 4`, `${mistral} answer 3`);
    expect(openAi.heard(gpt).slice(-3)).toEqual(['user: Shorter.', `assistant: ${gpt} answer 2`, 'user: In verse.']);
    expect(ollama.heard(mistral).slice(-3)).toEqual(['user: Shorter.', `assistant: ${mistral} answer 2`, 'user: In verse.']);
    await other.close();
  });
});

test('a question is asked otherwise, answers are written on, merged, deleted and brought back, and a chat goes on as another', async ({
  page,
}) => {
  await page.goto(`/?models=${mistral},${gpt}`);
  await ask(page, 'Name a harbour', `${mistral} answer 1`, `${gpt} answer 1`);

  await test.step('the question, edited, stands beside the old one', async () => {
    ollama.answer = () => ({ text: 'The light of ', cut: true });
    await page.getByRole('button', { name: 'Edit the question' }).click();
    await page.getByLabel('New text').fill('Name a lighthouse');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await expect(answerOf(page, mistral).getByText('Cut off: as long as it may be')).toBeVisible();
    await expect(answerOf(page, gpt)).toContainText(`${gpt} answer 2`);
    expect(ollama.heard(mistral)).toEqual(['user: Name a lighthouse']);
    await page.getByRole('button', { name: 'Previous question' }).click();
    await expect(page.getByRole('heading', { level: 2, name: 'Name a harbour' })).toBeVisible();
    await page.getByRole('button', { name: 'Next question' }).click();
  });

  await test.step('an answer that was cut goes on in its place', async () => {
    ollama.answer = () => 'Alexandria.';
    await answerOf(page, mistral).getByRole('button', { name: 'Continue the answer' }).click();
    await expect(answerOf(page, mistral)).toContainText('The light of Alexandria.');
    expect(ollama.heard(mistral)).toEqual(['user: Name a lighthouse', 'assistant: The light of ']);
  });

  await test.step('a third model makes one answer of both', async () => {
    ollama.answer = count;
    await page.getByRole('button', { name: 'More for this question' }).click();
    await choose(page, page.getByRole('menuitem', { name: 'Merge the answers with…' }), llava);
    await expect(answerOf(page, llava).getByText('Made of 2 answers')).toBeVisible();
    await expect(answerOf(page, llava)).toContainText(`${llava} answer 1`);
    const heard = ollama.heard(llava).join('\n');
    expect(heard).toContain('The light of Alexandria.');
    expect(heard).toContain(`${gpt} answer 2`);
  });

  await test.step('what is deleted comes back, until its notice has gone', async () => {
    const stored = async () => JSON.stringify(await (await page.request.get(page.url().replace('/c/', '/api/v1/chats/'))).json());
    for (const again of [true, false]) {
      await answerOf(page, llava).getByRole('button', { name: 'More for this answer' }).click();
      await page.getByRole('menuitem', { name: /^Delete/ }).click();
      await expect(page.getByText('Made of 2 answers')).toHaveCount(0);
      expect(await stored()).toContain(`${llava} answer 1`);
      await page.getByRole('button', { name: again ? 'Undo' : 'Dismiss', exact: true }).click();
      if (again) await expect(page.getByText('Made of 2 answers')).toBeVisible();
    }
    await expect.poll(stored).not.toContain(`${llava} answer 1`);
  });

  await test.step('a new chat has the line up to an answer, with the answer beside it', async () => {
    const before = page.url();
    await answerOf(page, mistral).getByRole('button', { name: 'More for this answer' }).click();
    await page.getByRole('menuitem', { name: 'New chat from here' }).click();
    await expect(page).not.toHaveURL(before);
    await expect(answerOf(page, mistral).getByText('Continues here')).toBeVisible();
    await expect(answerOf(page, gpt)).toContainText(`${gpt} answer 2`);
    await ask(page, 'And where is it?', `${mistral} answer ${ollama.asked.length}`);
    expect(ollama.heard(mistral)).toEqual(['user: Name a lighthouse', 'assistant: The light of Alexandria.', 'user: And where is it?']);
  });
});

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

const violations = async (page: Page) => {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(' | ')}`);
};

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
