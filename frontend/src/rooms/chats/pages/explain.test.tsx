import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { furnished } from '@/testing/backend/furnished';
import { openPage } from '@/testing/page';
import { backendWith } from '@/testing/server';

const rowOf = (panel: HTMLElement, text: RegExp) => within(panel).getByText(text).closest<HTMLElement>('.ex') as HTMLElement;

it('what the composer holds is explained for each chosen model, by the key and by the button', async () => {
  backendWith(furnished());
  const { user } = openPage('/c/chat-1');
  await user.type(await screen.findByLabelText('Message'), 'And page 10?');
  await user.keyboard('{Control>}i{/Control}');
  const panel = await screen.findByRole('dialog', { name: 'Explain request: what would be sent' });
  const tabs = within(panel).getAllByRole('tab');
  expect(tabs.map((tab) => tab.textContent)).toEqual(['Contract reviewer', 'Demo plain']);
  await within(panel).findByText('And page 10?');
  expect(within(rowOf(panel, /^And page 10/)).getByText('This question')).toBeTruthy();
  expect(within(rowOf(panel, /^Danish law governs/)).getByText('This chat')).toBeTruthy();
  expect(panel.textContent).toContain('http://workstation:11434/api/chat');
  expect(panel.textContent).toMatch(/about \d+ tokens/);
  await user.click(tabs[1] as HTMLElement);
  await within(panel).findByText(/^Clause 21 names Danish law/);
  await user.keyboard('{Control>}i{/Control}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await user.click(screen.getByRole('button', { name: 'What is sent' }));
  await screen.findByRole('dialog', { name: /Explain request/ });
});

it('a part of the history leads to its message', async () => {
  backendWith(furnished());
  const { user } = openPage('/c/chat-1');
  await user.click(await screen.findByRole('button', { name: 'What is sent' }));
  const panel = await screen.findByRole('dialog', { name: /Explain request/ });
  await within(panel).findByText(/No question is written yet/);
  await user.click((await within(panel).findAllByRole('button', { name: 'Answer of Contract reviewer' }))[0] as HTMLElement);
  await waitFor(() => expect((document.activeElement as HTMLElement).dataset.reply).toBe('m2'));
});

it('an answer tells what is sent for it, as JSON and as curl too', async () => {
  backendWith(furnished());
  const { user } = openPage('/c/chat-1');
  const [answer] = await screen.findAllByRole('article', { name: 'Answer of Demo plain' });
  await user.click(within(answer as HTMLElement).getByRole('button', { name: 'More for this answer' }));
  await user.click(await screen.findByRole('menuitem', { name: /What is sent for it/ }));
  const panel = await screen.findByRole('dialog', { name: /Explain request/ });
  await within(panel).findByText('Which law governs this agreement, and where would we sue?');
  expect(within(panel).queryAllByText('This chat')).toHaveLength(0);
  await user.click(within(panel).getByRole('radio', { name: 'JSON' }));
  expect(within(panel).getByRole('region', { name: 'The request' }).textContent).toContain('"stream": true');
  await user.click(within(panel).getByRole('radio', { name: 'curl' }));
  expect(within(panel).getByRole('region', { name: 'curl' }).textContent).toContain('curl "http://workstation:11434/api/chat"');
});

it('of a model that is shared for use only it says why nothing is shown', async () => {
  const state = furnished();
  const model = state.models.find(({ id }) => id === 'contract-reviewer');
  if (model) model.permissions = { use: true, read: false, write: false };
  backendWith(state);
  const { user } = openPage('/c/chat-1');
  await user.click(await screen.findByRole('button', { name: 'What is sent' }));
  await screen.findByText(/its owner has shared it for use only/);
  await user.click(within(screen.getByRole('dialog')).getByRole('tab', { name: 'Demo plain' }));
  await screen.findByText(/^Clause 21 names Danish law/);
});

it('of an answer that was made of others it says what was sent, and shows no request that was none', async () => {
  const state = furnished();
  const merged = state.chats[0]?.messages.find(({ id }) => id === 'm5');
  if (merged) merged.merged_from = ['m2', 'm3'];
  backendWith(state);
  const { user } = openPage('/c/chat-1');
  const answers = await screen.findAllByRole('article', { name: 'Answer of Contract reviewer' });
  await user.click(within(answers.at(-1) as HTMLElement).getByRole('button', { name: 'More for this answer' }));
  await user.click(await screen.findByRole('menuitem', { name: /What is sent for it/ }));
  const panel = await screen.findByRole('dialog', { name: /Explain request/ });
  await within(panel).findByText(/^Made of 2 answers to this question/);
  expect(within(panel).queryByRole('radio', { name: 'JSON' })).toBeNull();
});
