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
  content: [{ type: 'text', text: `${all}\n\nAs said [1].\n\nthe end of ${message.id}` }, ...(message.role === 'user' ? [file] : [])],
  reasoning: message.role === 'assistant' ? `${all}\n\nthought of ${message.id}` : null,
  citations: message.role === 'assistant' ? [{ number: 1, document: { id: 'hm-2291', name: all }, position: 0 }] : null,
  answered_by: message.role === 'assistant' ? all : null,
  problem: message.state === 'failed' ? { type: all, title: all, detail: all } : null,
});

/** Everything in a chat that somebody else wrote says all of it at once. */
const openUntrusted = async () => {
  const state = furnished();
  state.chats = state.chats.map((chat) => ({ ...chat, title: all, folder: all, messages: chat.messages.map(said) }));
  for (const doc of state.library.documents)
    Object.assign(doc, { name: all, folder: all, text: all, source_url: 'javascript:alert(1)', problem: { type: all, detail: all } });
  for (const collection of state.library.collections) Object.assign(collection, { name: all, description: all });
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

  it('runs nothing and loads nothing in what an answer cites: the names of documents, headings, passages', async () => {
    await openUntrusted();
    const { user } = openPage('/c/chat-1');
    const numbers = await screen.findAllByRole('button', { name: /^Source 1: / });
    await user.click(numbers[0] as HTMLElement);
    const panel = await screen.findByRole('dialog');
    await waitFor(() => expect(panel.querySelector('.passagequote')?.textContent).toContain(payloads[0]));
    expect(dangersIn(document.body)).toEqual([]);
  });

  it.each(['/workspace/knowledge', '/workspace/knowledge/agreements', '/documents/hm-2291#passage-0'])(
    'runs nothing and loads nothing in %s: names, folders, addresses, reasons, texts',
    async (address) => {
      await openUntrusted();
      openPage(address);
      await waitFor(() => expect(document.querySelector('main')?.textContent).toContain(payloads[0]));
      expect(dangersIn(document.body)).toEqual([]);
    },
  );

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
