import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Chat } from '@/shared/http/types';
import { furnished } from '@/testing/backend/furnished';
import { openPage } from '@/testing/page';
import { backendWith } from '@/testing/server';

const title = 'Supplier agreement, clause 14';
type User = ReturnType<typeof openPage>['user'];
const choose = async (user: User, item: RegExp) => {
  await user.click(await screen.findByRole('button', { name: 'Chat menu' }));
  await user.click(await screen.findByRole('menuitem', { name: item }));
};
const all = () => screen.findByRole('list', { name: 'All chats' });
const withMore = (...more: Partial<Chat>[]) => {
  const state = furnished();
  const [first] = state.chats;
  if (first) state.chats.push(...more.map((chat, i) => ({ ...first, messages: [], id: `more-${i}`, ...chat })));
  return backendWith(state);
};

describe('a search', () => {
  it('finds words that were said, and leads to the message', async () => {
    backendWith(furnished());
    const { user, router } = openPage('/');
    await user.click(await screen.findByRole('button', { name: /Search or run/ }));
    await user.type(await screen.findByRole('combobox', { name: 'Search or run' }), 'arbitration');
    await screen.findByText('arbitration', { selector: 'mark' });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(router.state.location.hash).toBe('m3'));
    await waitFor(() => expect(document.activeElement?.getAttribute('data-reply')).toBe('m3'));
  });
  it('that finds nothing in a folder says where, and offers all', async () => {
    withMore({ title: 'Tides', folder: 'Sea' });
    const { user, router } = openPage('/chats?q=clause&folder=Sea');
    await screen.findByText('No chat in Sea matches clause');
    await user.click(screen.getByRole('button', { name: 'Search all chats' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ q: 'clause' }));
    await within(await all()).findByRole('link', { name: title });
  });
});

describe('a chat', () => {
  it('is pinned, put into a new folder, archived, and all of that is undone', async () => {
    const backend = backendWith(furnished());
    const { user } = openPage('/c/chat-1');
    await choose(user, /^Pin/);
    await screen.findByRole('list', { name: 'Pinned' });
    await choose(user, /^Move to folder/);
    await user.type(await screen.findByLabelText('Folder'), 'Legal{Enter}');
    await screen.findByText('1 chat moved to Legal');
    expect(backend.state.chats[0]).toMatchObject({ folder: 'Legal', pinned: true });
    await choose(user, /^Archive/);
    await waitFor(() => expect(screen.queryByRole('list', { name: 'Pinned' })).toBeNull());
    const archived = screen.getByText('1 chat archived').parentElement as HTMLElement;
    await user.click(within(archived).getByRole('button', { name: 'Undo' }));
    await screen.findByRole('list', { name: 'Pinned' });
    expect(backend.state.chats[0]?.archived).toBe(false);
  });
  it('is acted on by letters where it has the focus, and by none where they are off', async () => {
    const backend = backendWith(furnished());
    const { user } = openPage('/workspace/models');
    const row = await screen.findByRole('link', { name: title });
    row.focus();
    await user.keyboard('p');
    await waitFor(() => expect(backend.state.chats[0]?.pinned).toBe(true));
    (await screen.findByRole('link', { name: title })).focus();
    await user.keyboard('{Backspace}');
    await screen.findByText('1 chat deleted');
    expect(screen.queryByRole('link', { name: title })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByRole('link', { name: title });
    expect(backend.state.chats).toHaveLength(1);
  });
  it('goes with others: selected by keys, moved in one call, taken back to where each was', async () => {
    const backend = withMore({ title: 'Tides', folder: 'Sea' });
    const { user } = openPage('/chats');
    await within(await all()).findByRole('link', { name: 'Tides' });
    await user.keyboard('jxjx');
    const bar = await screen.findByRole('toolbar', { name: 'Selected chats' });
    await user.click(within(bar).getByRole('button', { name: /Move to folder/ }));
    await user.type(await screen.findByLabelText('Folder'), 'Work{Enter}');
    await screen.findByText('2 chats moved to Work');
    expect(backend.state.chats.map(({ folder }) => folder)).toEqual(['Work', 'Work']);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(backend.state.chats.map(({ folder }) => folder)).toEqual([null, 'Sea']));
  });
});

it('a folder is renamed, and removed without its chats', async () => {
  const backend = withMore({ title: 'Tides', folder: 'Sea' });
  const { user } = openPage('/');
  const menu = async (folder: string, item: RegExp) => {
    await user.click(await screen.findByRole('button', { name: `Menu of ${folder}` }));
    await user.click(await screen.findByRole('menuitem', { name: item }));
  };
  await menu('Sea', /^Rename/);
  const name = await screen.findByLabelText('Folder');
  await user.clear(name);
  await user.type(name, 'Coast{Enter}');
  await menu('Coast', /keep chats/);
  await screen.findByRole('link', { name: 'Tides' });
  expect(backend.state.chats.map(({ folder }) => folder)).toEqual([null, null]);
});

describe('a file of chats', () => {
  const file = (content: unknown) => new File([JSON.stringify(content)], 'chats.json', { type: 'application/json' });
  const take = async (user: User, content: unknown) => {
    await screen.findByRole('button', { name: /^Choose/ });
    await user.upload(document.querySelector('input[type=file]') as HTMLInputElement, file(content));
  };
  it('is told about first, then imported', async () => {
    const backend = backendWith(furnished());
    const [chat] = backend.state.chats;
    const { user } = openPage('/chats/import');
    await take(user, [chat, { ...chat, id: 'old-1', title: 'From before' }]);
    const plan = await screen.findByRole('list', { name: 'Plan of the import' });
    expect(within(plan).getByText('Here already')).toBeTruthy();
    expect(backend.state.chats).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: /^Import 1 chat/ }));
    await screen.findByRole('heading', { name: '1 chat imported' });
    const report = screen.getByRole('list', { name: 'Report of the import' });
    expect(within(report).getByRole('link', { name: 'From before' }).getAttribute('href')).toBe('/c/old-1');
  });
  it('that is none is refused with why, and another can be chosen', async () => {
    backendWith(furnished());
    const { user } = openPage('/chats/import');
    await take(user, { hello: 'world' });
    expect((await screen.findByRole('alert')).textContent).toContain('It holds no chats of Atelier, Open WebUI or ChatGPT');
    await take(user, []);
    await screen.findByRole('button', { name: 'Nothing to import' });
  });
});

describe('a link', () => {
  it('with a question asks it once, of the models that are here, and says which are not', async () => {
    const backend = backendWith(furnished());
    const { router } = openPage('/?models=demo:plain,nobody&q=Good%20day');
    await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/c\//));
    await waitFor(() => expect(backend.state.chats[0]?.messages.at(-1)?.state).toBe('done'));
    expect(backend.state.chats[0]?.models).toEqual(['demo:plain']);
    router.history.back();
    await screen.findByText('nobody is not here, or not yours to use, and is not asked.');
    expect(backend.state.chats).toHaveLength(2);
  });
  it('begins a temporary chat, which is in no list until it is kept', async () => {
    const backend = backendWith(furnished());
    const { user } = openPage('/?models=demo:plain&temporary=true');
    expect((await screen.findByRole('switch', { name: 'Temporary chat' })).getAttribute('aria-checked')).toBe('true');
    await user.type(await screen.findByLabelText('Message'), 'Between us{Enter}');
    const keep = await screen.findByRole('button', { name: 'Keep this chat' });
    await screen.findByRole('link', { name: title });
    expect(screen.queryByRole('link', { name: 'Between us' })).toBeNull();
    await user.click(keep);
    await screen.findByRole('link', { name: 'Between us' });
    expect(backend.state.chats[0]?.temporary).toBe(false);
  });
});
