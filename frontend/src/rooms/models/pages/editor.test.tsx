import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { furnished } from '@/testing/backend/furnished';
import { emptyState } from '@/testing/backend/store';
import { openPage } from '@/testing/page';
import { backendWith } from '@/testing/server';

const signedIn = () => ({ ...emptyState(), accounts: furnished().accounts, session: 'ines' });

describe('the editor', () => {
  it('makes an id from the name, and a model', async () => {
    const backend = backendWith(signedIn());
    const { user, router } = openPage('/workspace/models/new');
    await user.type(await screen.findByLabelText('Name'), 'Physics helper');
    expect((screen.getByLabelText('Id') as HTMLInputElement).value).toBe('physics-helper');
    await user.type(screen.getByLabelText('System prompt'), 'You help {{{{USERNAME}}.');
    await screen.findByText('USERNAME is unknown.');
    await user.click(screen.getByRole('button', { name: 'Use USER_NAME' }));
    await user.click(screen.getByRole('button', { name: /Create model/ }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/workspace/models/physics-helper/edit'));
    expect(backend.state.models[0]).toMatchObject({
      id: 'physics-helper',
      base_model_id: 'demo:plain',
      system_prompt: 'You help {{USER_NAME}}.',
    });
  });

  it('shows no empty fields to whoever may only use a model', async () => {
    const state = furnished();
    const model = state.models.find(({ id }) => id === 'contract-reviewer');
    if (!model) throw new Error('there is no such model');
    model.permissions = { use: true, read: false, write: false };
    backendWith(state);
    openPage('/workspace/models/contract-reviewer/edit');
    await screen.findByText(/what is inside is not shown to you. It belongs to Ines Marchetti/);
    expect(screen.queryByLabelText('System prompt')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Versions' })).toBeNull();
  });

  it('puts the server’s refusal on its field, and keeps what was typed', async () => {
    backendWith(furnished());
    const { user } = openPage('/workspace/models/new');
    await user.type(await screen.findByLabelText('Name'), 'Correcteur');
    await user.click(screen.getByRole('button', { name: /Create model/ }));
    await screen.findByText('There is already a model correcteur.');
    expect((screen.getByLabelText('Name') as HTMLInputElement).value).toBe('Correcteur');
  });

  it('keeps a zero as a value and resets to the default', async () => {
    const backend = backendWith(furnished());
    const { user } = openPage('/workspace/models/correcteur/edit');
    const seed = await screen.findByLabelText('Seed value');
    await user.type(seed, '0');
    await user.click(screen.getByRole('button', { name: /^Save/ }));
    const params = () => backend.state.models.find((model) => model.id === 'correcteur')?.params;
    await waitFor(() => expect(params()).toEqual({ seed: 0 }));
    await user.click(await screen.findByRole('button', { name: 'Reset Seed to random' }));
    await user.click(screen.getByRole('button', { name: /^Save/ }));
    await waitFor(() => expect(params()).toEqual({}));
  });

  it('shows a conflict side by side, and saves what is chosen of both', async () => {
    const backend = backendWith(furnished());
    const { user } = openPage('/workspace/models/correcteur/edit');
    await user.type(await screen.findByLabelText('Description'), ' et poliment');
    await user.type(screen.getByLabelText('Name'), '!');
    const model = backend.state.models.find((one) => one.id === 'correcteur');
    if (model) Object.assign(model, { revision: 7, name: 'Relecteur', tags: ['theirs'] });
    await user.click(screen.getByRole('button', { name: /^Save/ }));
    await screen.findByText(/Ines Marchetti saved this model at/);
    await user.click(screen.getByRole('button', { name: 'Compare' }));
    const dialog = await screen.findByRole('dialog', { name: 'Yours and theirs' });
    const name = within(dialog).getByRole('radiogroup', { name: 'Name' });
    expect(
      within(name)
        .getByRole('radio', { name: /Correcteur!/ })
        .getAttribute('aria-checked'),
    ).toBe('true');
    await user.click(within(name).getByRole('radio', { name: /Relecteur/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Save what is chosen' }));
    await waitFor(() => expect(model).toMatchObject({ name: 'Relecteur', tags: ['theirs'] }));
    expect(model?.description).toMatch(/et poliment$/);
  });

  it('asks before unsaved changes are left, keeps them as a draft, and offers them on return', async () => {
    const backend = backendWith(furnished());
    const { user, router } = openPage('/workspace/models/correcteur/edit');
    await user.type(await screen.findByLabelText('Name'), '!');
    await user.click(screen.getByRole('link', { name: /New chat/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Leave without saving?' });
    expect(router.state.location.pathname).toContain('correcteur');
    await user.click(within(dialog).getByRole('button', { name: 'Keep as a draft' }));
    await waitFor(() => expect(screen.queryByLabelText('System prompt')).toBeNull());
    await router.navigate({ to: '/workspace/models/$id/edit', params: { id: 'correcteur' } });
    await screen.findByText(/There are changes from/);
    expect((screen.getByLabelText('Name') as HTMLInputElement).value).toBe('Correcteur');
    await user.click(screen.getByRole('button', { name: 'Take them up again' }));
    await waitFor(() => expect((screen.getByLabelText('Name') as HTMLInputElement).value).toBe('Correcteur!'));
    await user.click(screen.getByRole('button', { name: /^Save/ }));
    await waitFor(() => expect(backend.state.models.find((one) => one.id === 'correcteur')?.name).toBe('Correcteur!'));
    expect(localStorage.getItem('atelier.draft.ines.model.correcteur')).toBeNull();
  });

  it('sorts suggestions by keys, and says where one is now', async () => {
    const backend = backendWith(furnished());
    const { user } = openPage('/workspace/models/contract-reviewer/edit');
    const grip = await screen.findByRole('button', { name: 'Move suggestion 3: drag, or arrow keys' });
    grip.focus();
    await user.keyboard('{ArrowUp}{ArrowUp}');
    await screen.findByText('suggestion 2 is now 1 of 3');
    await user.click(screen.getByRole('button', { name: /^Save/ }));
    const titles = () => backend.state.models.find((one) => one.id === 'contract-reviewer')?.suggestions.map((one) => one.title);
    await waitFor(() => expect(titles()).toEqual(['Compare', 'Termination', 'Money']));
  });

  it('shares with a group, and says what that means', async () => {
    const backend = backendWith(furnished());
    const { user } = openPage('/workspace/models/invoice-reader/edit');
    const audience = await screen.findByRole('radiogroup', { name: 'Who may use it' });
    await user.click(within(audience).getByRole('radio', { name: 'People and groups' }));
    await user.type(screen.getByRole('combobox', { name: 'Add a person or a group' }), 'Leg');
    await user.click(await screen.findByRole('option', { name: 'Legal · group' }));
    expect(within(screen.getByRole('list', { name: 'Shared with' })).getByText('Never see the prompt or the documents')).toBeTruthy();
    await screen.findByText(/A model may still repeat what it was told/);
    await user.click(screen.getByRole('button', { name: /^Save/ }));
    const grants = () => backend.state.models.find((one) => one.id === 'invoice-reader')?.access.grants;
    await waitFor(() => expect(grants()).toEqual([{ principal: 'group:g1', permission: 'use' }]));
  });

  it('shows the prompt as it would be sent for me now', async () => {
    backendWith(furnished());
    const { user } = openPage('/workspace/models/contract-reviewer/edit');
    await user.click(await screen.findByRole('button', { name: 'Show it as it would be sent' }));
    const preview = await screen.findByRole('region', { name: 'The prompt as it would be sent' });
    expect(preview.textContent).toContain('You review contracts for Ines Marchetti at Halden Marine. Today is 20');
    expect(preview.textContent).toContain('Answer in {{LANGUAGE}}.');
  });

  it('keeps an ordered list of fallbacks', async () => {
    const backend = backendWith(furnished());
    const { user } = openPage('/workspace/models/correcteur/edit');
    for (const id of ['llama3.2:3b', 'demo:slow']) {
      await user.click(await screen.findByRole('combobox', { name: 'Add a base model' }));
      await user.keyboard(`${id}{ArrowDown}{Enter}`);
    }
    await user.click(screen.getByRole('button', { name: 'Move demo:slow up' }));
    await user.click(screen.getByRole('button', { name: /^Save/ }));
    const ids = () => backend.state.models.find((one) => one.id === 'correcteur')?.fallback_ids;
    await waitFor(() => expect(ids()).toEqual(['demo:slow', 'llama3.2:3b']));
  });

  it('names a version, compares it with the one before and goes back to it', async () => {
    const backend = backendWith(furnished());
    const { user } = openPage('/workspace/models/contract-reviewer/edit');
    await user.clear(await screen.findByLabelText('Temperature value'));
    await user.type(screen.getByLabelText('Temperature value'), '0.7');
    await user.type(screen.getByLabelText('Describe this change'), 'Livelier');
    await user.click(screen.getByRole('button', { name: /^Save/ }));
    await screen.findByRole('button', { name: 'Version 2' });
    await user.click(screen.getByRole('button', { name: 'Versions' }));
    const panel = await screen.findByRole('dialog', { name: 'Versions: Contract reviewer' });
    await within(panel).findByRole('button', { name: /Livelier/ });
    expect((await within(panel).findByText('0.2')).tagName).toBe('DEL');
    expect(within(panel).getByText('0.7').tagName).toBe('INS');
    await user.click(within(panel).getByRole('button', { name: 'Restore version 1' }));
    const model = () => backend.state.models.find((one) => one.id === 'contract-reviewer');
    await waitFor(() => expect(model()).toMatchObject({ version: 3, params: { temperature: 0.2 } }));
  });

  it('takes a base model’s settings as it takes a model', async () => {
    const backend = backendWith(furnished());
    const { user } = openPage('/base-models/llava:13b/edit');
    await user.clear(await screen.findByLabelText('Name'));
    await user.type(screen.getByLabelText('Name'), 'Eyes');
    await user.click(screen.getByRole('button', { name: /^Save/ }));
    await waitFor(() => expect(backend.state.settled.get('llava:13b')?.name).toBe('Eyes'));
    expect(screen.queryByLabelText('Runs on')).toBeNull();
  });

  it('opens ids of any kind', async () => {
    backendWith(furnished());
    const { user, router } = openPage('/workspace/models');
    await user.click(await screen.findByRole('link', { name: 'SQL companion' }));
    await waitFor(() => expect((screen.getByLabelText('Id') as HTMLInputElement).value).toBe('acme/sql-companion:v2'));
    expect(router.state.location.href).toContain('acme%2Fsql-companion');
  });
});
