import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { FilePart, Message } from '@/shared/http/types';
import { furnished } from '@/testing/backend/furnished';
import { openPage } from '@/testing/page';
import { dangersIn, payloads } from '@/testing/payloads';
import { backendWith } from '@/testing/server';

const all = payloads.join('\n\n');

const file: FilePart = { type: 'file', file_id: 'named', name: all, media_type: 'text/plain', size: 12 };

const said = (message: Message): Message => ({
  ...message,
  content: [{ type: 'text', text: `${all}\n\nthe end of ${message.id}` }, ...(message.role === 'user' ? [file] : [])],
  reasoning: message.role === 'assistant' ? `${all}\n\nthought of ${message.id}` : null,
  answered_by: message.role === 'assistant' ? all : null,
  problem: message.state === 'failed' ? { type: all, title: all, detail: all } : null,
});

/** Everything in a chat that somebody else wrote says all of it at once. */
const openUntrusted = async () => {
  const state = furnished();
  state.chats = state.chats.map((chat) => ({ ...chat, title: all, folder: all, messages: chat.messages.map(said) }));
  for (const model of state.models.values()) Object.assign(model, { name: all, description: all, tags: [all], greeting: all });
  for (const model of state.models.values()) model.suggestions = [{ title: all, prompt: all }];
  backendWith(state);
  return state;
};

describe('what others wrote', () => {
  it('runs nothing and loads nothing in a chat: title, question, answer, thoughts, models, problems', async () => {
    const state = await openUntrusted();
    const chat = state.chats.find((one) => one.id === 'chat-1');
    const { user } = openPage('/c/chat-1');
    await waitFor(() => expect(document.querySelectorAll('article').length).toBeGreaterThan(1));
    for (const summary of document.querySelectorAll<HTMLElement>('article details.tool > summary')) await user.click(summary);
    await waitFor(() => expect(document.body.textContent).toContain('thought of'));
    for (const message of chat?.messages ?? []) expect(document.body.textContent).toContain(`the end of ${message.id}`);
    expect(dangersIn(document.body)).toEqual([]);
  });

  it('runs nothing and loads nothing in the names of files: of a question, of one that is opened, of one that is attached', async () => {
    await openUntrusted();
    const { user } = openPage('/c/chat-1');
    const [tile] = await screen.findAllByRole('button', { name: /^Open / });
    await user.upload(await screen.findByLabelText('Attach files', { selector: 'input' }), new File(['text'], all));
    await waitFor(() => expect(document.querySelectorAll('.att').length).toBeGreaterThan(2));
    expect(dangersIn(document.body)).toEqual([]);
    await user.click(tile as HTMLElement);
    expect((await screen.findByRole('dialog')).textContent).toContain(payloads[0]);
    expect(dangersIn(document.body)).toEqual([]);
  });

  it('runs nothing and loads nothing where a chat begins: name, description, tags, greeting, suggestions, the selector', async () => {
    await openUntrusted();
    const { user } = openPage('/?models=contract-reviewer');
    await waitFor(() => expect(document.body.textContent).toContain(payloads[0]));
    expect(dangersIn(document.body)).toEqual([]);
    await user.click(await screen.findByRole('button', { name: 'Compare with another model' }));
    await screen.findByRole('listbox');
    expect(dangersIn(document.body)).toEqual([]);
  });
});
