import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { furnished } from '@/testing/backend/furnished';
import { emptyState } from '@/testing/backend/store';
import { openPage } from '@/testing/page';
import { backendWith } from '@/testing/server';

const signedIn = () => ({ ...emptyState(), accounts: furnished().accounts, session: 'ines' });
const row = async (name: string) => {
  const link = await screen.findByRole('link', { name });
  return link.closest('tr') as HTMLTableRowElement;
};

describe('the list of models', () => {
  it('shows exceptions only: what works is silent', async () => {
    backendWith(furnished());
    openPage('/workspace/models');
    expect(within(await row('FAQ answerer')).getByText('Hidden')).toBeTruthy();
    await waitFor(async () => expect(within(await row('House style')).getByText('Base removed')).toBeTruthy());
    expect((await row('Correcteur')).querySelector('.cstate .mark')).toBeNull();
  });

  it('narrows by words and by tag, and offers to widen', async () => {
    backendWith(furnished());
    const { user } = openPage('/workspace/models');
    await row('Contract reviewer');
    await user.click(screen.getByRole('button', { name: /^dev/ }));
    await waitFor(() => expect(screen.queryByText('Contract reviewer')).toBeNull());
    await user.type(screen.getByLabelText('Search models'), 'kontrakt');
    await screen.findByText('No model matches kontrakt in dev');
    await user.click(screen.getByRole('button', { name: 'Search all' }));
    await row('Contract reviewer');
  });

  it('lists what needs attention, says why, and what can be done about it', async () => {
    const state = furnished();
    const at = (id: string) => state.models.find((one) => one.id === id) as (typeof state.models)[number];
    at('correcteur').base_model_id = null;
    at('contract-reviewer').base_model_id = 'mistral:old';
    const there = state.bases.find((base) => base.id === 'mistral:7b-instruct') as (typeof state.bases)[number];
    state.bases.push({ ...there, id: 'mistral:old', state: 'removed', renamed_to: there.id });
    backendWith(state);
    const { user } = openPage('/workspace/models');
    await user.click(await screen.findByRole('button', { name: /^Needs attention 4$/ }));
    await waitFor(() => expect(screen.queryByText('Invoice reader')).toBeNull());
    const said = async (name: string) => (await row(name)).querySelector('.cstate')?.textContent;
    expect(await said('Correcteur')).toBe('No base modelChoose one');
    expect(await said('House style')).toBe('Base removedChoose another');
    expect(await said('번역 도우미')).toBe('UnreachableCheck connections');
    await user.click(within(await row('Contract reviewer')).getByRole('button', { name: 'Use mistral:7b-instruct' }));
    await screen.findByText('1 model changed');
    expect(at('contract-reviewer').base_model_id).toBe('mistral:7b-instruct');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(at('contract-reviewer').base_model_id).toBe('mistral:old'));
  });

  it('hides with a way back', async () => {
    const backend = backendWith(furnished());
    const { user } = openPage('/workspace/models');
    await user.click(within(await row('Correcteur')).getByRole('button', { name: 'Actions for Correcteur' }));
    await user.click(await screen.findByRole('menuitem', { name: /Hide from selector/ }));
    await screen.findByText('Correcteur is hidden from the selector');
    const hidden = () => backend.state.models.find((model) => model.id === 'correcteur')?.hidden;
    expect(hidden()).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(hidden()).toBe(false));
  });

  it('obeys letters on the focused row, and names what it would delete', async () => {
    const backend = backendWith(furnished());
    const { user } = openPage('/workspace/models');
    (await row('Contract reviewer')).focus();
    await user.keyboard('d');
    await screen.findByText('Contract reviewer was cloned as contract-reviewer-clone');
    (await row('Correcteur')).focus();
    await user.keyboard('{Backspace}');
    const dialog = await screen.findByRole('dialog', { name: 'Delete Correcteur?' });
    await user.click(within(dialog).getByRole('button', { name: 'Delete model' }));
    await waitFor(() => expect(backend.state.models.some((model) => model.id === 'correcteur')).toBe(false));
  });

  it('acts on several at once', async () => {
    const backend = backendWith(furnished());
    const { user } = openPage('/workspace/models');
    for (const name of ['Correcteur', 'SQL companion']) await user.click(within(await row(name)).getByRole('checkbox'));
    const bar = await screen.findByRole('toolbar', { name: 'Selected models' });
    expect(within(bar).getByText('2 selected')).toBeTruthy();
    await user.click(within(bar).getByRole('button', { name: 'Turn off' }));
    await screen.findByText('2 models changed');
    expect(backend.state.models.filter((model) => !model.enabled)).toHaveLength(3);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('toolbar')).toBeNull());
  });

  it('undoes what it did to several, and leaves alone what was so before', async () => {
    const backend = backendWith(furnished());
    const { user } = openPage('/workspace/models');
    for (const name of ['Correcteur', 'FAQ answerer']) await user.click(within(await row(name)).getByRole('checkbox'));
    await user.click(within(await screen.findByRole('toolbar')).getByRole('button', { name: 'Hide' }));
    const word = await screen.findByText('1 model changed');
    const hidden = () => ['Correcteur', 'FAQ answerer'].map((name) => backend.state.models.find((model) => model.name === name)?.hidden);
    expect(hidden()).toEqual([true, true]);
    await user.click(within(word.parentElement as HTMLElement).getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(hidden()).toEqual([false, true]));
  });

  it('shares a model with a group, which is found by name, and with nobody again', async () => {
    const state = furnished();
    const at = '2026-01-01T00:00:00Z';
    state.groups = [{ id: 'crew', name: 'Crew', description: '', member_ids: [], created_at: at, updated_at: at }];
    const backend = backendWith(state);
    const access = () => backend.state.models.find((model) => model.id === 'correcteur')?.access;
    const { user } = openPage('/workspace/models');
    const open = async () => {
      await user.click(within(await row('Correcteur')).getByRole('button', { name: 'Actions for Correcteur' }));
      await user.click(await screen.findByRole('menuitem', { name: /Access/ }));
      return within(await screen.findByRole('dialog', { name: 'Access to Correcteur' }));
    };
    let dialog = await open();
    await user.click(await dialog.findByRole('radio', { name: 'People and groups' }));
    await user.type(await dialog.findByRole('combobox', { name: 'Add a person or a group' }), 'cre');
    await user.click(await screen.findByRole('option', { name: 'Crew · group' }));
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(access()).toMatchObject({ visibility: 'private', grants: [{ principal: 'group:crew', permission: 'use' }] }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    dialog = await open();
    await user.click(await dialog.findByRole('radio', { name: 'Only me' }));
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(access()).toEqual({ visibility: 'private', grants: [] }));
  });

  it('shows both where somebody else changed the access first, and writes only what was chosen', async () => {
    const backend = backendWith(furnished());
    const model = backend.state.models.find((one) => one.id === 'correcteur') as (typeof backend.state.models)[number];
    const { user } = openPage('/workspace/models');
    await user.click(within(await row('Correcteur')).getByRole('button', { name: 'Actions for Correcteur' }));
    await user.click(await screen.findByRole('menuitem', { name: /Access/ }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Access to Correcteur' }));
    await user.click(await dialog.findByRole('radio', { name: 'Only me' }));
    const grants = [{ principal: 'group:g1', permission: 'read' as const, name: 'Legal' }];
    Object.assign(model, { access: { visibility: 'private', grants }, revision: model.revision + 1 });
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await dialog.findByText('Somebody changed the access meanwhile. Choose which one holds.');
    expect(model.access.grants).toEqual(grants);
    expect(dialog.getByRole('radio', { name: /^Saved now.*Legal: Use and see/ })).toBeTruthy();
    expect(dialog.getByRole('radio', { name: /^Yours.*Only me/ }).getAttribute('aria-checked')).toBe('true');
    await user.click(dialog.getByRole('button', { name: 'Save what is chosen' }));
    await waitFor(() => expect(model.access).toEqual({ visibility: 'private', grants: [] }));
  });

  it('begins with the demo when there is nothing yet', async () => {
    backendWith(signedIn());
    openPage('/workspace/models');
    await screen.findByRole('heading', { name: 'Nothing on the bench yet' });
    await screen.findByText('Demo: scripted answers, no AI');
    expect(screen.getByRole('link', { name: 'make your first model' })).toBeTruthy();
  });
});
