import { expect, type Locator, type Page } from '@playwright/test';
import { enter } from './person';
import { connect, ollamaWith, openAiWith } from './speakers';

export const mistral = 'mistral:7b-faq';
export const llava = 'llava:7b-eyes';
export const gpt = 'gpt-3.5-turbo';
export const ollama = ollamaWith({ [mistral]: [], [llava]: ['vision'] });
export const openAi = openAiWith([gpt]);
let leave = async () => {};

/** Each says its name, and how many times it was asked. */
export const count = ({ model }: { model: string }) =>
  `${model} answer ${[...ollama.asked, ...openAi.asked].filter((one) => one.model === model).length}`;

/** Signed in, with both upstreams connected and nothing asked of them yet. */
export async function begin(page: Page): Promise<void> {
  for (const speaker of [ollama, openAi]) {
    await speaker.start();
    speaker.asked.length = 0;
    speaker.answer = count;
  }
  await enter(page);
  leave = await connect(page, [ollama, openAi]);
}

export async function end(): Promise<void> {
  await leave();
  await Promise.all([ollama.stop(), openAi.stop()]);
}

export const answerOf = (page: Page, model: string) => page.getByRole('article', { name: `Answer of ${model}` }).last();
export const composer = (page: Page) => page.locator('.comp');

export async function ask(page: Page, text: string, ...answers: string[]): Promise<void> {
  await page.getByLabel('Message').fill(text);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: text })).toBeVisible();
  for (const answer of answers) await expect(page.getByRole('article').filter({ hasText: answer })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Stop', exact: true })).toHaveCount(0);
}

export async function choose(page: Page, opener: Locator, model: string): Promise<void> {
  await opener.click();
  await page.getByRole('combobox', { name: 'Search models' }).fill(model);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox')).toHaveCount(0);
}

/** The smallest EXIF there is: turn me by a quarter, to the right. */
const turned = Buffer.from('ffe1002245786966000049492a0008000000010012010300010000000600000000000000', 'hex');

/** A photo as a phone that stands upright takes it: 3,000 × 1,500, and only its EXIF says which way is up. */
export const photo = async (page: Page) => {
  const bytes = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 3000, height: 1500 });
    canvas.getContext('2d')?.fillRect(0, 0, 1500, 1500);
    return canvas.toDataURL('image/jpeg').split(',')[1] ?? '';
  });
  const jpeg = Buffer.from(bytes, 'base64');
  const begin = jpeg.subarray(0, 2);
  return { name: 'quay.jpg', mimeType: 'image/jpeg', buffer: Buffer.concat([begin, turned, jpeg.subarray(2)]) };
};
