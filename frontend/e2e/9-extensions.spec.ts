import { expect, type Page, test } from '@playwright/test';
import { violations } from './axe';
import { enter, haveModel } from './person';
import { connect, openAiWith } from './speakers';

const base = 'gpt-4o-counting';
const speaker = openAiWith([base]);
const number = Date.now().toString(36);
let leave = async () => {};

test.beforeEach(async ({ page }) => {
  await speaker.start();
  await enter(page);
  leave = await connect(page, [speaker]);
});
test.afterEach(async () => {
  await leave();
  await speaker.stop();
});

const textOf = (content: unknown) => (typeof content === 'string' ? content : JSON.stringify(content));
const answerOf = (page: Page, name: string) => page.getByRole('article', { name: `Answer of ${name}` }).last();
const add = async (page: Page, field: string, name: string) => {
  await page.getByRole('combobox', { name: field }).fill(name);
  await page.getByRole('option', { name: new RegExp(`^${name}`) }).click();
};

test('a model is given the calculator, answers with it, and the chat shows the call, after a reload too', async ({ page }) => {
  const id = `counting-${number}`;
  await haveModel(page, { id, name: `Counting ${number}`, base_model_id: base });
  speaker.answer = ({ messages, tools }) => {
    const last = messages.at(-1);
    if (last?.role === 'tool') return `It is ${textOf(last.content)}.`;
    return { call: tools?.[0]?.function.name ?? 'none', arguments: { expression: '6 * 7' } };
  };
  await page.goto(`/workspace/models/${id}/edit`);
  await add(page, 'Add a tool', 'Calculator');
  await expect(page.getByRole('list', { name: 'Tools of this model' }).getByRole('link', { name: 'Calculator' })).toBeVisible();
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.url().includes('/models/'));
  await page.keyboard.press('Control+s');
  expect((await saved).ok()).toBe(true);

  await page.goto(`/?models=${id}`);
  await page.getByLabel('Message').fill('What is six by seven?');
  await page.keyboard.press('Enter');
  const answer = answerOf(page, `Counting ${number}`);
  await expect(answer.getByText('It is 42.')).toBeVisible();
  await page.reload();
  const line = answer.locator('summary').filter({ hasText: 'Calculator' });
  await expect(line).toContainText('6 * 7');
  await line.focus();
  await page.keyboard.press('Enter');
  await expect(answer.getByRole('list', { name: 'Tool calls' }).getByText('42', { exact: true })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('a filter is switched in the chat, and an action works on an answer', async ({ page }) => {
  const id = `filtered-${number}`;
  await page.request.patch('/api/v1/extensions/redact', {
    data: { switchable: true },
    headers: { origin: new URL(page.url() === 'about:blank' ? (await page.request.get('/')).url() : page.url()).origin },
  });
  await haveModel(page, {
    id,
    name: `Filtered ${number}`,
    base_model_id: base,
    filter_ids: ['redact'],
    action_ids: ['shorten', 'summarise'],
  });
  speaker.answer = ({ messages }) => `I heard ${textOf(messages.at(-1)?.content)}`;
  const ask = async (text: string) => {
    await page.getByLabel('Message').fill(text);
    await page.keyboard.press('Enter');
  };
  await page.goto(`/?models=${id}`);
  await expect(page.getByRole('button', { name: 'Filters: 1 of 1 on' })).toBeVisible();
  await ask('Write to ann@example.org');
  const answer = answerOf(page, `Filtered ${number}`);
  await expect(answer).toContainText('I heard');
  await expect(answer.getByText(/Redact changed it/)).toBeVisible();
  expect(textOf(speaker.asked.at(-1)?.messages.at(-1)?.content)).not.toContain('ann@example.org');

  await page.getByRole('button', { name: 'Filters: 1 of 1 on' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Redact' }).click();
  await page.keyboard.press('Escape');
  await ask('And to bob@example.org');
  await expect(page.getByRole('heading', { level: 2, name: 'And to bob@example.org' })).toBeVisible();
  await expect(answer).toContainText('bob@example.org');
  expect(textOf(speaker.asked.at(-1)?.messages.at(-1)?.content)).toContain('bob@example.org');

  speaker.answer = () => 'In short: mail.';
  await answer.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Shorten' }).click();
  await expect(answer).toContainText('In short: mail.');
  expect(await violations(page)).toEqual([]);
});
