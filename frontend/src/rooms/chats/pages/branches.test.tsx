import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { furnished } from '@/testing/backend/furnished';
import { openPage } from '@/testing/page';
import { backendWith } from '@/testing/server';

const open = async () => {
  const backend = backendWith(furnished());
  const page = openPage('/c/chat-1');
  await screen.findByRole('heading', { name: 'Does page 9 change clause 14.2?' });
  return { ...page, chat: () => backend.state.chats.find((chat) => chat.id === 'chat-1') ?? { messages: [], head_id: null } };
};
const answersOf = (name: string) => screen.getAllByRole('article', { name: `Answer of ${name}` });
const last = (name: string) => within(answersOf(name).at(-1) as HTMLElement);
const questions = () => [...document.querySelectorAll<HTMLElement>('[data-question]')];

describe('an answer', () => {
  it('is asked for again, and arrows go between the two by keyboard', async () => {
    const { user, chat } = await open();
    await user.click(last('Contract reviewer').getByRole('button', { name: 'Ask again' }));
    await waitFor(() => expect(last('Contract reviewer').getByText('2/2')).toBeTruthy());
    const previous = await waitFor(() => last('Contract reviewer').getByRole('button', { name: 'Previous response' }));
    previous.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(last('Contract reviewer').getByText('1/2')).toBeTruthy());
    await waitFor(() => expect(chat().head_id).toBe('m5'));
    expect(document.activeElement).toBe(last('Contract reviewer').getByRole('button', { name: 'Previous response' }));
  });

  it('that broke off is written on, in the same place', async () => {
    const { user, chat } = await open();
    await user.click(last('Demo plain').getByRole('button', { name: 'Continue the answer' }));
    await waitFor(() => expect(answersOf('Demo plain').at(-1)?.textContent).toContain('is struck out and so it goes on.'));
    expect(chat().messages).toHaveLength(6);
  });

  it('is edited as a version of its own, and nothing is asked', async () => {
    const { user, chat } = await open();
    await user.click(last('Contract reviewer').getByRole('button', { name: 'Edit' }));
    const field = await screen.findByLabelText('New text');
    await user.clear(field);
    await user.type(field, 'Unchanged.');
    await user.click(screen.getByRole('button', { name: 'Save as a version' }));
    await last('Contract reviewer').findByText('Unchanged.');
    expect(last('Contract reviewer').getByText('Edited')).toBeTruthy();
    expect(chat().messages).toHaveLength(7);
  });

  it('goes with a way back, and only when the notice has gone from the server', async () => {
    const { user, chat } = await open();
    const remove = async () => {
      await user.click(last('Demo plain').getByRole('button', { name: 'More for this answer' }));
      await user.click(await screen.findByRole('menuitem', { name: /^Delete/ }));
      await waitFor(() => expect(screen.queryByText(/is struck out/)).toBeNull());
    };
    await remove();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText(/is struck out/);
    await remove();
    expect(chat().messages).toHaveLength(6);
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    await waitFor(() => expect(chat().messages.map(({ id }) => id)).not.toContain('m6'));
  });

  it('begins a new chat with all up to it', async () => {
    const { user, router } = await open();
    await user.click(within(answersOf('Contract reviewer')[0] as HTMLElement).getByRole('button', { name: 'More for this answer' }));
    await user.click(await screen.findByRole('menuitem', { name: 'New chat from here' }));
    await waitFor(() => expect(router.state.location.pathname).not.toBe('/c/chat-1'));
    await waitFor(() => expect(questions()).toHaveLength(1));
  });
});

describe('a question', () => {
  it('is edited and asked anew beside the old one, with arrows between the two', async () => {
    const { user, chat } = await open();
    await user.click(within(questions()[1] as HTMLElement).getByRole('button', { name: 'Edit the question' }));
    const field = await screen.findByLabelText('New text');
    await user.clear(field);
    await user.type(field, 'And page 10?');
    await user.click(screen.getByRole('button', { name: 'Ask' }));
    await screen.findByRole('heading', { name: 'And page 10?' });
    await waitFor(() => expect(chat().messages.filter((message) => message.parent_id === 'm2')).toHaveLength(2));
    await waitFor(() => expect(screen.queryByText('Writing')).toBeNull());
    const back = within(questions()[1] as HTMLElement).getByRole('button', { name: 'Previous question' });
    back.focus();
    await user.keyboard('{Enter}');
    await screen.findByRole('heading', { name: 'Does page 9 change clause 14.2?' });
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Previous question');
  });

  it('has its answers merged into one by a model that is chosen', async () => {
    const { user } = await open();
    await user.click(within(questions()[1] as HTMLElement).getByRole('button', { name: 'More for this question' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Merge the answers with…' }));
    await user.type(await screen.findByRole('combobox', { name: 'Search models' }), 'correcteur');
    await user.keyboard('{Enter}');
    const merged = await screen.findByRole('article', { name: 'Answer of Correcteur' });
    await within(merged).findByText('Made of 2 answers');
    await within(merged).findByText('Continues here');
  });
});

it('letters act on the message that has the focus', async () => {
  const { user, chat } = await open();
  (document.activeElement as HTMLElement | null)?.blur();
  await user.keyboard('k');
  expect(document.activeElement?.getAttribute('data-reply')).toBe('m6');
  await user.keyboard('k');
  await user.keyboard('e');
  await user.type(await screen.findByLabelText('New text'), ' Or so.');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement?.getAttribute('data-reply')).toBe('m5'));
  await user.keyboard('r');
  await waitFor(() => expect(chat().messages).toHaveLength(7));
});

it('says under an answer which history its model was sent, and what was left out', async () => {
  const state = furnished();
  const messages = state.chats[0]?.messages ?? [];
  Object.assign(messages[4] ?? {}, { context: 'selected', left_out: 2 });
  backendWith(state);
  openPage('/c/chat-1');
  await screen.findByText('saw the chosen answers · 2 oldest turns left out: the context window is full');
  await screen.findByText('saw its 1 answer');
});
