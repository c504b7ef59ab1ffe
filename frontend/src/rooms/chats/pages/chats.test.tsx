import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { furnished } from '@/testing/backend/furnished';
import { changePull } from '@/testing/backend/pulls';
import { openPage } from '@/testing/page';
import { backendWith, server } from '@/testing/server';

const ask = async (user: ReturnType<typeof openPage>['user'], text: string) => {
  await user.type(await screen.findByLabelText('Message'), text);
  await user.click(screen.getByRole('button', { name: 'Send' }));
};

describe('a fresh chat', () => {
  it('introduces the model, with its greeting and suggestions', async () => {
    backendWith(furnished());
    const { user } = openPage('/?models=contract-reviewer');
    await screen.findByRole('heading', { name: 'Contract reviewer' });
    await screen.findByText('Put a clause before me and I say what it binds us to.');
    await user.click(await screen.findByRole('button', { name: /What are our exits/ }));
    expect((screen.getByLabelText('Message') as HTMLTextAreaElement).value).toMatch(/What are our exits/);
  });

  it('becomes a chat with the answer in it', async () => {
    const backend = backendWith(furnished());
    const { user, router } = openPage('/?models=demo:plain');
    await ask(user, 'Good day');
    await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/c\//));
    const answer = await screen.findByRole('article', { name: 'Answer of Demo plain' });
    await waitFor(() => expect(answer.textContent).toContain('answering “Good day”'));
    await waitFor(() => expect(backend.state.chats[0]?.messages.at(-1)?.state).toBe('done'));
    expect(screen.getByRole('heading', { level: 1, name: 'Good day' })).toBeTruthy();
  });

  it('that is refused leaves no empty chat behind, and keeps the words', async () => {
    const backend = backendWith(furnished());
    const { user, router } = openPage('/?models=incident-scribe');
    await ask(user, 'Hello');
    await screen.findByText('This model is off. Turn it on, or choose another.');
    expect(router.state.location.pathname).toBe('/');
    expect((screen.getByLabelText('Message') as HTMLTextAreaElement).value).toBe('Hello');
    await waitFor(() => expect(backend.state.chats).toHaveLength(1));
  });
});

describe('the selector', () => {
  it('takes several models by keyboard alone', async () => {
    backendWith(furnished());
    const { user } = openPage('/?models=contract-reviewer');
    await user.click(await screen.findByRole('button', { name: 'Compare with another model' }));
    const search = await screen.findByRole('combobox', { name: 'Search models' });
    await user.type(search, 'demo');
    await user.keyboard('{ArrowDown} ');
    const active = search.getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(active)?.getAttribute('aria-selected')).toBe('true');
    await user.keyboard('{Enter}');
    await screen.findByRole('heading', { name: '2 models, side by side' });
  });

  it('never shows an empty listbox', async () => {
    backendWith(furnished());
    const { user } = openPage('/?models=contract-reviewer');
    await user.click(await screen.findByRole('button', { name: 'Compare with another model' }));
    await user.type(await screen.findByRole('combobox', { name: 'Search models' }), 'nobody');
    await screen.findByText('No model matches nobody');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(screen.getByRole('combobox').hasAttribute('aria-activedescendant')).toBe(false);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('pulls what an ollama command names, by keyboard, and selects it when it has come', async () => {
    const backend = backendWith(furnished());
    const { user } = openPage('/?models=contract-reviewer');
    await user.click(await screen.findByRole('button', { name: 'Compare with another model' }));
    const search = await screen.findByRole('combobox', { name: 'Search models' });
    await user.type(search, 'ollama run hf.co/bartowski/Llama-3.2-1B-Instruct-GGUF');
    const offer = await screen.findByRole('option', { name: /Pull hf.co\/bartowski\/Llama-3.2-1B-Instruct-GGUF/ });
    expect(search.getAttribute('aria-activedescendant')).toBe(offer.id);
    await user.keyboard('{Enter}');
    const region = await screen.findByRole('region', { name: 'Pulling now' });
    await within(region).findByRole('progressbar');
    const [pull] = backend.state.pulls;
    expect(pull?.name).toBe('hf.co/bartowski/Llama-3.2-1B-Instruct-GGUF');

    const plain = backend.state.bases[0];
    if (!pull || !plain) throw new Error('nothing was pulled');
    backend.state.bases.push({ ...plain, id: pull.model_id, name: 'Llama of Bartowski' });
    changePull(backend.state, pull.id, { state: 'succeeded', completed: 1, total: 1 });
    await screen.findByRole('heading', { name: '2 models, side by side' });
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('offers no pull to whoever may not pull', async () => {
    const state = furnished();
    const me = state.accounts.find((account) => account.id === state.session);
    if (me) me.role = 'user';
    backendWith(state);
    const { user } = openPage('/?models=contract-reviewer');
    await user.click(await screen.findByRole('button', { name: 'Compare with another model' }));
    await user.type(await screen.findByRole('combobox', { name: 'Search models' }), 'ollama run qwen3');
    await screen.findByText('No model matches ollama run qwen3');
    expect(screen.queryByRole('option')).toBeNull();
  });

  it('leaves hidden and switched-off models out', async () => {
    backendWith(furnished());
    const { user } = openPage('/?models=contract-reviewer');
    await user.click(await screen.findByRole('button', { name: 'Compare with another model' }));
    const list = await screen.findByRole('listbox');
    expect(within(list).queryByText('FAQ answerer')).toBeNull();
    expect(within(list).queryByText('Incident scribe')).toBeNull();
  });
});

describe('a chat', () => {
  it('keeps what arrived of an answer that failed', async () => {
    backendWith(furnished());
    openPage('/c/chat-1');
    const answers = await screen.findAllByRole('article', { name: 'Answer of Demo plain' });
    expect(answers[1]?.textContent).toContain('the notice period in 14.2 is struck out');
    expect(answers[1]?.textContent).toContain('broke off');
    expect(answers[1]?.textContent).toContain('What arrived is kept.');
  });

  it('goes on from the answer that is chosen', async () => {
    const backend = backendWith(furnished());
    const { user } = openPage('/c/chat-1');
    const [first] = await screen.findAllByRole('article', { name: 'Answer of Demo plain' });
    await user.click(within(first as HTMLElement).getByRole('button', { name: 'Continue from this' }));
    await waitFor(() => expect(backend.state.chats[0]?.head_id).toBe('m3'));
    await waitFor(() => expect(screen.queryByText('Does page 9 change clause 14.2?')).toBeNull());
  });

  it('stops every answer with Escape', async () => {
    const backend = backendWith(furnished());
    backend.pace = { wordMs: 120 };
    const { user } = openPage('/c/chat-1');
    await ask(user, 'Tell me more');
    await screen.findByText(/Esc stops/);
    await waitFor(() => expect(screen.getAllByText('Writing').length).toBeGreaterThan(0));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(backend.state.stopped.size).toBe(2));
    await waitFor(() => expect(screen.getAllByText('Stopped').length).toBe(2));
  });

  it('says when the connection broke, and reads the chat again', async () => {
    const backend = backendWith(furnished());
    backend.pace = { wordMs: 20, cutAfter: 5 };
    const { user } = openPage('/c/chat-1');
    await ask(user, 'Cut me off');
    await screen.findByText(/The connection broke while the answer was arriving/);
    await waitFor(
      () => {
        const answers = screen.getAllByRole('article', { name: 'Answer of Demo plain' });
        expect(answers.at(-1)?.textContent).toContain('how an answer arrives. It reads');
        expect(screen.queryByText('Writing')).toBeNull();
      },
      { timeout: 8000 },
    );
  });

  it('keeps the draft over a reload', async () => {
    backendWith(furnished());
    const { user } = openPage('/c/chat-1');
    await user.type(await screen.findByLabelText('Message'), 'half a thought');
    expect(sessionStorage.getItem('atelier.draft.chat-1')).toBe('half a thought');
  });

  it('is renamed and deleted', async () => {
    const backend = backendWith(furnished());
    const { user, router } = openPage('/c/chat-1');
    await user.click(await screen.findByRole('button', { name: 'Chat menu' }));
    await user.click(await screen.findByRole('menuitem', { name: /^Rename/ }));
    const title = await screen.findByLabelText('Title');
    await user.clear(title);
    await user.type(title, 'Clause 14{Enter}');
    await screen.findByRole('heading', { level: 1, name: 'Clause 14' });
    await user.click(screen.getByRole('button', { name: 'Chat menu' }));
    await user.click(await screen.findByRole('menuitem', { name: /^Delete/ }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/'));
    expect(screen.queryByRole('link', { name: 'Clause 14' })).toBeNull();
    expect(backend.state.chats).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    await waitFor(() => expect(backend.state.chats).toHaveLength(0));
  });
});

it('a server that is gone leaves what was read, dated', async () => {
  backendWith(furnished());
  const { user, queries } = openPage('/workspace/models');
  await screen.findByText('Contract reviewer');
  server.use(http.all('*/api/v1/*', () => HttpResponse.error()));
  await queries.invalidateQueries();
  await screen.findByText(/Atelier does not answer/);
  expect(screen.getByText('Contract reviewer')).toBeTruthy();
  server.resetHandlers();
  await user.click(screen.getByRole('button', { name: 'Try now' }));
  await waitFor(() => expect(screen.queryByText(/Atelier does not answer/)).toBeNull());
});
