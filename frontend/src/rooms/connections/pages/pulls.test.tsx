import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { furnished } from '@/testing/backend/furnished';
import { changePull, makePull } from '@/testing/backend/pulls';
import { storedModel } from '@/testing/backend/store';
import { openPage } from '@/testing/page';
import { backendWith } from '@/testing/server';

describe('an Ollama’s models', () => {
  it('are listed with what is in memory and how much they take', async () => {
    backendWith(furnished());
    openPage('/connections');
    await screen.findByText('4 models, 16 GB');
    const row = screen.getByRole('row', { name: /llama3\.2:3b/ });
    expect(row.textContent).toMatch(/3\.9 GB in memory, [34] min/);
    expect(row.textContent).toContain('3.4 GB');
    expect(screen.getByRole('row', { name: /llava:13b/ }).textContent).not.toContain('memory');
  });

  it('are unloaded, updated and deleted by name, with a way back', async () => {
    const backend = backendWith(furnished());
    const { user } = openPage('/connections');
    const menu = async (name: string, verb: string) => {
      await user.click(await screen.findByRole('button', { name: `Actions for ${name}` }));
      await user.click(await screen.findByRole('menuitem', { name: verb }));
    };
    await menu('llama3.2:3b', 'Unload from memory');
    await screen.findByText('llama3.2:3b left the memory');
    await menu('llava:13b', 'Update');
    await waitFor(() => expect(backend.state.pulls).toMatchObject([{ name: 'llava:13b', kind: 'update' }]));
    await menu('mistral:7b-instruct', 'Delete…');
    const dialog = await screen.findByRole('dialog', { name: 'Delete mistral:7b-instruct?' });
    expect(dialog.textContent).toContain('It is deleted from the disk of Workstation, 4.1 GB.');
    await user.click(within(dialog).getByRole('button', { name: 'Delete model' }));
    await waitFor(() => expect(backend.state.stored.ws?.map(({ name }) => name)).not.toContain('mistral:7b-instruct'));
    await user.click(await screen.findByRole('button', { name: 'Pull again' }));
    await waitFor(() => expect(backend.state.pulls[0]).toMatchObject({ name: 'mistral:7b-instruct', state: 'running' }));
  });

  it('are what was last known where the server does not answer', async () => {
    const state = furnished();
    state.bases = state.bases.map((base) => ({ ...base, id: `big:${base.id}`, sources: [{ connection_id: 'gpu', name: 'GPU server' }] }));
    backendWith(state);
    const { user } = openPage('/connections');
    await user.click(await screen.findByRole('button', { name: /^GPU server/ }));
    await screen.findByText('Its models cannot be listed now. What was last known:');
    await screen.findByText('big:demo:plain');
  });

  it('are made from a Modelfile, and a refusal stands at its field', async () => {
    const backend = backendWith(furnished());
    const { user } = openPage('/connections');
    await user.click(await screen.findByRole('button', { name: 'From a Modelfile' }));
    const dialog = await screen.findByRole('dialog', { name: 'New model on Workstation' });
    const make = within(dialog).getByRole('button', { name: 'Make model' });
    await user.click(make);
    await within(dialog).findByText('Enter a name such as reviewer:1');
    await user.type(within(dialog).getByLabelText('Name'), 'reviewer');
    await user.type(within(dialog).getByLabelText('Modelfile'), './x.gguf');
    await user.click(make);
    await within(dialog).findByText('Line 1: FROM names a file.');
    await user.clear(within(dialog).getByLabelText('Modelfile'));
    await user.type(within(dialog).getByLabelText('Modelfile'), 'FROM llava:13b');
    await user.click(make);
    await waitFor(() => expect(backend.state.pulls).toMatchObject([{ name: 'reviewer', kind: 'create' }]));
  });
});

describe('a pull', () => {
  it('is begun from a pasted command, told as it goes, cancelled and resumed', async () => {
    const backend = backendWith(furnished());
    const { user } = openPage('/connections');
    const field = await screen.findByLabelText('Model to pull');
    await user.type(field, 'ollama rm x{Enter}');
    await screen.findByText(/This is no model name/);
    await user.clear(field);
    await user.type(field, 'ollama run hf.co/c/n --verbose{Enter}');
    const pulls = await screen.findByRole('region', { name: 'Pulls' });
    expect((field as HTMLInputElement).value).toBe('');
    const id = backend.state.pulls[0]?.id ?? '';
    changePull(backend.state, id, { completed: 5.6e9, total: 9e9, bytes_per_second: 38e6, seconds_left: 89 });
    await within(pulls).findByText('5.6 GB of 9 GB, 38 MB/s, 1 min 29 sec left');
    expect(within(pulls).getByRole('progressbar').getAttribute('aria-valuenow')).toBe('62');
    await screen.findByRole('link', { name: /Pulling hf\.co\/c\/n.*62%/ });
    await user.click(within(pulls).getByRole('button', { name: 'Cancel hf.co/c/n' }));
    await within(pulls).findByText('Cancelled, 5.6 GB of 9 GB kept');
    await user.click(within(pulls).getByRole('button', { name: 'Resume hf.co/c/n' }));
    await within(pulls).findByText('Waiting for its turn');
    backend.state.stored.ws?.push(storedModel('hf.co/c/n:latest', 9));
    changePull(backend.state, id, { state: 'succeeded' });
    await screen.findByRole('row', { name: /hf\.co\/c\/n:latest/ });
    expect(screen.queryByRole('region', { name: 'Pulls' })).toBeNull();
  });

  it('that failed says why, what is kept, and leaves the list when told to', async () => {
    const state = furnished();
    state.pulls = [makePull(state, 'llava:34b', { state: 'failed', message: 'No space left on device.', completed: 4.1e9, total: 19.5e9 })];
    const backend = backendWith(state);
    const { user } = openPage('/connections');
    await screen.findByText('Stopped: No space left on device. 4.1 GB of 20 GB kept');
    await user.click(screen.getByRole('button', { name: 'Remove llava:34b from the list' }));
    await waitFor(() => expect(backend.state.pulls).toEqual([]));
  });

  it('is seen at the foot by everybody where everybody may pull', async () => {
    const state = furnished();
    state.session = state.accounts.find(({ role }) => role === 'user')?.id ?? null;
    state.settings.pulls = 'users';
    state.pulls = [makePull(state, 'llava:34b', { completed: 1e9, total: 2e9 })];
    backendWith(state);
    openPage('/workspace/models');
    await screen.findByText('Pulling llava:34b');
    expect(screen.queryByRole('link', { name: /Pulling/ })).toBeNull();
  });
});
