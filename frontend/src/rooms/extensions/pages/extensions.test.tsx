import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { allow, readAllowed } from '@/shared/allowed';
import { furnished } from '@/testing/backend/furnished';
import { openPage } from '@/testing/page';
import { backendWith } from '@/testing/server';

const row = async (name: string) => (await screen.findByRole('link', { name })).closest('tr') as HTMLElement;

it('the sidebar counts tools, filters and actions', async () => {
  const { extensions } = backendWith(furnished()).state;
  openPage('/workspace/knowledge');
  const count = (kind: string) => extensions.filter((one) => one.kind === kind).length;
  for (const [name, kind] of Object.entries({ Tools: 'tool', Filters: 'filter', Actions: 'action' }))
    expect(await screen.findByRole('link', { name: new RegExp(`^${name} ?${count(kind)}$`) })).toBeTruthy();
});

it('who deletes a row by its key stands on the one that took its place', async () => {
  backendWith(furnished());
  const { user } = openPage('/workspace/tools');
  const gone = await row('Contract register');
  const next = gone.nextElementSibling ?? gone.previousElementSibling;
  gone.focus();
  await user.keyboard('{Delete}');
  await waitFor(() => expect(gone.isConnected).toBe(false));
  await waitFor(() => expect(document.activeElement).toBe(next));
});

it('a dialog or a panel that closes gives the focus back to the row or the menu that it came from', async () => {
  backendWith(furnished());
  const { user } = openPage('/workspace/tools');
  const from = await row('Contract register');
  from.focus();
  await user.keyboard('a');
  await screen.findByRole('dialog');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(from));
  const menu = within(from).getByRole('button', { name: 'Menu of Contract register' });
  await user.click(menu);
  await user.click(await screen.findByRole('menuitem', { name: 'Log…' }));
  await screen.findByText('It took too long.');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(menu));
});

describe('the list of tools', () => {
  it('shows what is built in and what people added, and says only what is wrong, with what helps', async () => {
    backendWith(furnished());
    const { user } = openPage('/workspace/tools');
    expect(within(await row('Calculator')).getAllByText('Built in').length).toBeGreaterThan(0);
    const rates = await row('Exchange rates');
    expect(within(rates).getAllByText('Unreachable').length).toBeGreaterThan(0);
    expect(within(rates).getAllByText(/connection refused/).length).toBeGreaterThan(0);
    expect(within(await row('Contract register')).queryByText('Unreachable')).toBeNull();
    await user.click(within(rates).getByRole('button', { name: 'Check again' }));
    await waitFor(async () => expect(within(await row('Exchange rates')).queryByText('Unreachable')).toBeNull());
  });

  it('is narrowed to one source, and says of an empty one what it is and how it begins', async () => {
    const backend = backendWith(furnished());
    backend.state.extensions = backend.state.extensions.filter(({ source }) => source !== 'mcp');
    const { user, router } = openPage('/workspace/tools');
    await row('Calculator');
    await user.click(screen.getByRole('button', { name: 'MCP server' }));
    expect(await screen.findByText(/Model Context Protocol/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'New MCP server' }));
    await waitFor(() => expect(router.state.location.href).toBe('/workspace/tools/new?source=mcp'));
  });

  it('deletes with a way back, and says which models lose it', async () => {
    const backend = backendWith(furnished());
    const model = backend.state.models.find(({ id }) => id === 'contract-reviewer');
    if (model) model.tool_ids = ['contract-register'];
    const { user } = openPage('/workspace/tools');
    await user.click(within(await row('Contract register')).getByRole('button', { name: 'Menu of Contract register' }));
    await user.click(await screen.findByRole('menuitem', { name: /Delete/ }));
    expect(await screen.findByText(/1 model names it/)).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Contract register' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await row('Contract register')).toBeTruthy();
    expect(backend.state.extensions.some(({ id }) => id === 'contract-register')).toBe(true);
  });
});

describe('many at once', () => {
  it('are chosen by keys, turned off together, and on again by an undo', async () => {
    const backend = backendWith(furnished());
    const off = () => backend.state.extensions.filter(({ kind, enabled }) => kind === 'tool' && !enabled).map(({ id }) => id);
    const before = off();
    const { user } = openPage('/workspace/tools');
    (await row('Calculator')).focus();
    await user.keyboard('x');
    await user.click(within(await row('Contract register')).getByRole('checkbox'));
    const bar = within(screen.getByRole('toolbar', { name: 'Selected extensions' }));
    expect(bar.getByText('2 selected')).toBeTruthy();
    expect(bar.getByRole('button', { name: 'Delete (1)' })).toBeTruthy();
    await user.click(bar.getByRole('button', { name: 'Turn off' }));
    expect(await screen.findByText('2 are off')).toBeTruthy();
    expect(off()).toEqual(expect.arrayContaining(['calculator', 'contract-register']));
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(off()).toEqual(before));
  });
});

describe('the editor', () => {
  it('sets what is built in by a form drawn from its schema', async () => {
    const backend = backendWith(furnished());
    const { user } = openPage('/workspace/filters/redact');
    await user.click(await screen.findByRole('switch', { name: 'Card numbers' }));
    await user.click(screen.getByRole('button', { name: /^Save/ }));
    await waitFor(() => expect(backend.state.extensions.find(({ id }) => id === 'redact')?.settings).toEqual({ cards: false }));
    expect(screen.queryByRole('textbox', { name: 'Name' })).toBeNull();
  });

  it('replaces and removes a secret without ever showing it', async () => {
    const backend = backendWith(furnished());
    const secrets = () => backend.state.extensions.find(({ id }) => id === 'contract-register')?.secrets_set;
    const { user } = openPage('/workspace/tools/contract-register');
    await user.click(await screen.findByRole('button', { name: 'Replace: Authorization' }));
    await user.type(screen.getByLabelText('Authorization'), 'Bearer 1');
    await user.click(screen.getByRole('button', { name: /^Save/ }));
    await user.click(await screen.findByRole('button', { name: 'Remove Authorization' }));
    expect(secrets()).toEqual(['authorization']);
    await user.click(screen.getByRole('button', { name: /^Save/ }));
    await waitFor(() => expect(secrets()).toEqual([]));
  });

  it('adds a server after a look at what it offers, with a tool left out', async () => {
    const backend = backendWith(furnished());
    const { user, router } = openPage('/workspace/tools/new?source=mcp');
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Ledger');
    await user.type(screen.getByRole('textbox', { name: 'Address' }), 'https://dead.example/mcp');
    await user.click(screen.getByRole('button', { name: 'Check' }));
    expect(await screen.findByText(/connection refused/)).toBeTruthy();
    await user.clear(screen.getByRole('textbox', { name: 'Address' }));
    await user.type(screen.getByRole('textbox', { name: 'Address' }), 'https://ledger.example/mcp');
    await user.click(screen.getByRole('button', { name: 'Check' }));
    expect(await screen.findByText('It answers, with 2 tools.')).toBeTruthy();
    expect(screen.getByText('Changes something')).toBeTruthy();
    await user.click(screen.getByRole('switch', { name: 'add' }));
    await user.click(screen.getByRole('button', { name: /^Create/ }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/workspace/tools/ledger'));
    const made = backend.state.extensions.find(({ id }) => id === 'ledger');
    expect(made?.tools?.map(({ name, enabled }) => [name, enabled])).toEqual([
      ['echo', true],
      ['add', false],
    ]);
  });

  it('tries a tool with what is typed, and keeps what went in and came out', async () => {
    backendWith(furnished());
    const { user } = openPage('/workspace/tools/calculator');
    await user.type(await screen.findByRole('textbox', { name: 'Expression' }), '6*7');
    await user.click(screen.getByRole('button', { name: 'Try' }));
    expect((await screen.findByLabelText('Output')).textContent).toContain('6*7');
    expect(screen.getByText('tried calculator')).toBeTruthy();
    expect(localStorage.getItem('atelier.bench.calculator')).toContain('6*7');
  });

  it('shows the log of an extension, with what failed', async () => {
    backendWith(furnished());
    const { user } = openPage('/workspace/tools/contract-register');
    await user.click(await screen.findByRole('button', { name: 'Menu of Contract register' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Log…' }));
    expect(await screen.findByText('It took too long.')).toBeTruthy();
  });
});

it('a file is a plan first, then a deed', async () => {
  const backend = backendWith(furnished());
  const { user } = openPage('/workspace/filters/import');
  const give = async (content: unknown) =>
    user.upload(
      await screen.findByLabelText('Choose a file'),
      new File([JSON.stringify(content)], 'more.json', { type: 'application/json' }),
    );
  await give([
    { id: 'redact', kind: 'filter', source: 'script', name: 'Redact' },
    { id: 'no-swearing', kind: 'filter', source: 'script', name: 'No swearing' },
  ]);
  expect(await screen.findByText('There is one by this id.')).toBeTruthy();
  expect(backend.state.extensions.some(({ id }) => id === 'no-swearing')).toBe(false);
  await user.click(screen.getByRole('button', { name: /^Import 1 extension/ }));
  expect(await screen.findByText('1 extension was imported')).toBeTruthy();
  expect(backend.state.extensions.some(({ id }) => id === 'no-swearing')).toBe(true);
});

it('Python of Open WebUI is recognised, and told where it can run', async () => {
  backendWith(furnished());
  const { user } = openPage('/workspace/filters/import');
  const python = [{ id: 'no_shouting', name: 'No shouting', type: 'filter', content: 'class Filter: pass' }];
  await user.upload(
    await screen.findByLabelText('Choose a file'),
    new File([JSON.stringify(python)], 'functions.json', { type: 'application/json' }),
  );
  expect(await screen.findByText(/^Its Python is not run here. Put it into a Pipelines server/)).toBeTruthy();
});

it('what was allowed always in chats is taken back on the tool’s page and in the settings', async () => {
  backendWith(furnished());
  allow({ chat: 'one', extension: 'contract-register', tool: 'file_note' });
  allow({ chat: 'two', extension: 'contract-register', tool: 'file_note' });
  allow({ chat: 'one', extension: 'calculator', tool: 'calculate' });
  const { user, router } = openPage('/workspace/tools/contract-register');
  expect(await screen.findByText('In 2 chats you allowed it always, in this browser.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Ask me again' }));
  expect(readAllowed().map(({ extension }) => extension)).toEqual(['calculator']);
  await router.navigate({ to: '/settings' });
  await user.click(await screen.findByRole('button', { name: 'Ask me again about calculate' }));
  expect(readAllowed()).toEqual([]);
  expect(await screen.findByText('None: each tool asks as it is set to.')).toBeTruthy();
});

describe('who may add what', () => {
  it('lets everybody write prompts, and only some people scripts and servers', async () => {
    const state = furnished();
    state.session = 'oleg';
    backendWith(state);
    openPage('/workspace/tools/new?source=script');
    expect(await screen.findByText(/added by administrators/)).toBeTruthy();
  });
});
