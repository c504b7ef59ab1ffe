import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { readAllowed } from '@/shared/allowed';
import { furnished } from '@/testing/backend/furnished';
import { openPage } from '@/testing/page';
import { backendWith } from '@/testing/server';

const withTools = (tools: string[]) => {
  const state = furnished();
  const model = state.models.find(({ id }) => id === 'contract-reviewer');
  if (model)
    Object.assign(model, {
      tool_ids: tools,
      filter_ids: ['redact', 'answer-language'],
      action_ids: ['summarise', 'shorten', 'save-as-memo'],
    });
  return { backend: backendWith(state), ...openPage('/?models=contract-reviewer') };
};
const ask = async ({ user }: ReturnType<typeof withTools>, text: string) => {
  await user.type(await screen.findByLabelText('Message'), text);
  await user.keyboard('{Enter}');
};
const answer = () => screen.findByRole('article', { name: 'Answer of Contract reviewer' });

describe('tools in a chat', () => {
  it('stand on one line with what they were asked and how long they took; unfolded with their result', async () => {
    const page = withTools(['calculator']);
    await ask(page, 'What is six by seven?');
    const line = await within(await answer()).findByText('Calculator');
    const summary = line.closest('summary') as HTMLElement;
    await waitFor(() => expect(summary.textContent).toContain('0.4 sec'));
    expect(summary.textContent).toContain('6 * 7');
    expect(screen.queryByText('42')).toBeNull();
    await page.user.click(summary);
    expect(await screen.findByText('42')).toBeTruthy();
  });

  it('that change something wait for a yes, by keyboard; the others run at once', async () => {
    const page = withTools(['contract-register']);
    await ask(page, 'File a note');
    const card = await screen.findByRole('region', { name: /asks whether it may go on/ });
    expect(within(card).getByRole('alert')).toBeTruthy();
    await waitFor(() => expect(screen.getByText('Find a contract').closest('summary')?.textContent).toContain('0.4 sec'));
    within(card).getByRole('button', { name: 'Allow' }).focus();
    await page.user.keyboard('{Enter}');
    await waitFor(() =>
      expect(screen.getByText('File a note', { selector: '.callname' }).closest('summary')?.textContent).toContain('0.4 sec'),
    );
    expect(screen.queryByRole('region', { name: /asks whether/ })).toBeNull();
  });

  it('that are refused say so, and are there after the chat is read anew', async () => {
    const page = withTools(['contract-register']);
    await ask(page, 'File a note');
    await page.user.click(await screen.findByRole('button', { name: 'Refuse' }));
    await waitFor(() =>
      expect(screen.getByText('File a note', { selector: '.callname' }).closest('summary')?.textContent).toContain('Stopped'),
    );
    await waitFor(() => expect(page.backend.state.chats[0]?.messages.at(-1)?.state).toBe('done'));
    expect(
      page.backend.state.chats[0]?.messages
        .at(-1)
        ?.tool_calls?.map(({ state }) => state)
        .sort(),
    ).toEqual(['done', 'stopped']);
  });

  it('that were allowed once and for all are not asked about again in that chat, until somebody wants to be', async () => {
    const page = withTools(['contract-register']);
    await ask(page, 'File a note');
    await page.user.click(await screen.findByRole('button', { name: 'Allow always in this chat' }));
    await waitFor(() => expect(page.backend.state.chats[0]?.messages.at(-1)?.state).toBe('done'));
    await ask(page, 'And another');
    await waitFor(() => expect(screen.getAllByText('File a note', { selector: '.callname' })).toHaveLength(2));
    await waitFor(() => expect(page.backend.state.chats[0]?.messages.at(-1)?.state).toBe('done'));
    expect(page.backend.state.chats[0]?.messages.at(-1)?.tool_calls?.map(({ state }) => state)).toEqual(['done', 'done']);
    const [line] = screen.getAllByText('File a note', { selector: '.callname' });
    if (line) await page.user.click(line);
    await page.user.click(await screen.findByRole('button', { name: 'Ask me again' }));
    expect(readAllowed()).toEqual([]);
  });

  it('let the model ask its person, with choices or in their own words', async () => {
    const page = withTools(['ask-user']);
    await ask(page, 'Where shall we moor?');
    expect(await screen.findByRole('button', { name: 'Quillhaven' })).toBeTruthy();
    await page.user.type(screen.getByRole('textbox', { name: 'Which harbour?' }), 'Neither{Enter}');
    await waitFor(() => expect(page.backend.state.chats[0]?.messages.at(-1)?.tool_calls?.[0]?.result).toBe('Neither'));
  });

  it('that run can be stopped alone', async () => {
    const page = withTools(['contract-register']);
    await ask(page, 'File a note');
    await page.user.click(await screen.findByRole('button', { name: 'Stop File a note' }));
    await waitFor(() =>
      expect(screen.getByText('File a note', { selector: '.callname' }).closest('summary')?.textContent).toContain('Stopped'),
    );
  });
});

describe('filters in a chat', () => {
  it('say what they did, and are switched for what is asked next', async () => {
    const page = withTools([]);
    const turns: unknown[] = [];
    const { handle } = page.backend;
    page.backend.handle = async (request) => {
      if (request.url.endsWith('/turns')) turns.push(await request.clone().json());
      return handle.call(page.backend, request);
    };
    await page.user.click(await screen.findByRole('button', { name: 'Filters: 1 of 1 on' }));
    await page.user.click(await screen.findByRole('menuitemcheckbox', { name: 'Language of the answer' }));
    expect(await screen.findByRole('button', { name: 'Filters: 0 of 1 on' })).toBeTruthy();
    await page.user.keyboard('{Escape}');
    await ask(page, 'Hello');
    expect(await within(await answer()).findByText(/Redact changed it/)).toBeTruthy();
    expect(turns).toEqual([expect.objectContaining({ filters: { 'answer-language': false } })]);
  });
});

describe('actions under an answer', () => {
  const act = async (page: ReturnType<typeof withTools>, name: string) => {
    await ask(page, 'Hello');
    const shown = await answer();
    await page.user.click(await within(shown).findByRole('button', { name: 'Actions' }));
    await page.user.click(await screen.findByRole('menuitem', { name }));
  };

  it('give another answer', async () => {
    const page = withTools([]);
    await act(page, 'Summarise');
    expect(await screen.findByText(/^Summarise: This is the demo/)).toBeTruthy();
  });
  it('give another version, with the way back to the first', async () => {
    const page = withTools([]);
    await act(page, 'Shorten');
    expect(await screen.findByText(/^Shorten: This is the demo/)).toBeTruthy();
    await page.user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByText(/It reads from a script/)).toBeTruthy();
  });
  it('give a file', async () => {
    const page = withTools([]);
    await act(page, 'Save as memo');
    expect(await screen.findByText('memo.md is ready')).toBeTruthy();
  });
});
