import { expect, test } from '@playwright/test';
import { answerOf, ask, begin, choose, composer, count, end, gpt, llava, mistral, ollama, openAi, photo } from './chatting';

test.beforeEach(({ page }) => begin(page));
test.afterEach(end);

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
