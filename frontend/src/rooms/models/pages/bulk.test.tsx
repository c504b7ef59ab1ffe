import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { MockBackend } from '@/testing/backend';
import { furnished } from '@/testing/backend/furnished';
import type { State } from '@/testing/backend/store';
import { openPage } from '@/testing/page';
import { backendWith } from '@/testing/server';

const called = (state: State, name: string) => state.models.find((model) => model.name === name) as State['models'][number];

/** The list with these rows selected, and the bar that floats over it. */
async function selecting(backend: MockBackend, ...names: string[]) {
  const { user } = openPage('/workspace/models');
  for (const name of names) await user.click(await screen.findByRole('checkbox', { name: `Select ${name}` }));
  const bar = within(await screen.findByRole('toolbar', { name: 'Selected models' }));
  return { user, bar, tags: (name: string) => called(backend.state, name).tags };
}

describe('many models at once', () => {
  it('gives a tag to all and takes one away, and undo leaves alone what was so before', async () => {
    const backend = backendWith(furnished());
    const { user, bar, tags } = await selecting(backend, 'Correcteur', 'Contract reviewer', 'House style');
    await user.click(bar.getByRole('button', { name: 'Tags…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Tags of 3 models' }));
    await user.type(dialog.getByRole('combobox', { name: 'Add to all' }), 'legal,');
    await user.click(dialog.getByRole('button', { name: /^writing/ }));
    await user.click(dialog.getByRole('button', { name: 'Change 2 models' }));
    const word = await screen.findByText('2 models changed');
    expect([tags('Correcteur'), tags('Contract reviewer'), tags('House style')]).toEqual([
      ['fr', 'legal'],
      ['legal', 'documents'],
      ['legal'],
    ]);
    called(backend.state, 'House style').tags.push('theirs');
    await user.click(within(word.parentElement as HTMLElement).getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(tags('Correcteur')).toEqual(['fr', 'writing']));
    expect(tags('Contract reviewer')).toEqual(['legal', 'documents']);
    await waitFor(() => expect(tags('House style')).toEqual(['theirs', 'writing']));
  });

  it('names what failed with its reason, keeps only that selected, and can still undo the rest', async () => {
    const backend = backendWith(furnished());
    called(backend.state, 'House style').permissions = { use: true, read: true, write: false };
    const { user, bar, tags } = await selecting(backend, 'Correcteur', 'House style');
    await user.click(bar.getByRole('button', { name: 'Tags…' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByRole('combobox', { name: 'Add to all' }), 'new{Enter}');
    await user.click(dialog.getByRole('button', { name: 'Change 2 models' }));
    const report = within(await screen.findByRole('dialog', { name: '1 model was not changed' }));
    expect(report.getByRole('listitem').textContent).toBe('House styleYour role does not allow this. Ask an administrator.');
    expect(screen.getByText('1 selected')).toBeTruthy();
    expect((screen.getByRole('checkbox', { name: 'Select House style' }) as HTMLInputElement).checked).toBe(true);
    expect(tags('Correcteur')).toContain('new');
    await user.click(report.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(tags('Correcteur')).not.toContain('new'));
  });

  it('keeps what somebody saved in between', async () => {
    const backend = backendWith(furnished());
    const handle = backend.handle.bind(backend);
    let raced = false;
    backend.handle = (request) => {
      if (request.method === 'PATCH' && !raced) {
        raced = true;
        const model = called(backend.state, 'Correcteur');
        Object.assign(model, { tags: [...model.tags, 'theirs'], revision: model.revision + 1 });
      }
      return handle(request);
    };
    const { user, bar, tags } = await selecting(backend, 'Correcteur');
    await user.click(bar.getByRole('button', { name: 'Tags…' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByRole('combobox', { name: 'Add to all' }), 'mine{Enter}');
    await user.click(dialog.getByRole('button', { name: 'Change 1 model' }));
    await waitFor(() => expect(tags('Correcteur')).toEqual(['fr', 'writing', 'theirs', 'mine']));
  });

  it('makes several private and shares them with a group; undo brings each back to its own', async () => {
    const backend = backendWith(furnished());
    const access = (name: string) => called(backend.state, name).access;
    called(backend.state, 'SQL companion').access = { visibility: 'private', grants: [{ principal: 'group:g1', permission: 'write' }] };
    const { user, bar } = await selecting(backend, 'Correcteur', 'SQL companion');
    await user.click(bar.getByRole('button', { name: 'Access…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Access to 2 models' }));
    await user.click(dialog.getByRole('radio', { name: 'Private' }));
    await user.type(dialog.getByRole('combobox', { name: 'Add a person or a group' }), 'leg');
    await user.click(await screen.findByRole('option', { name: 'Legal · group' }));
    await user.click(dialog.getByRole('button', { name: 'Change 1 model' }));
    const word = await screen.findByText('1 model changed');
    expect(access('Correcteur')).toEqual({ visibility: 'private', grants: [{ principal: 'group:g1', permission: 'use' }] });
    expect(access('SQL companion').grants).toEqual([{ principal: 'group:g1', permission: 'write' }]);
    await user.click(within(word.parentElement as HTMLElement).getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(access('Correcteur')).toEqual({ visibility: 'public', grants: [] }));
  });
});
