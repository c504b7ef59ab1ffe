import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { furnished } from '@/testing/backend/furnished';
import { changePull } from '@/testing/backend/pulls';
import { openPage } from '@/testing/page';
import { backendWith } from '@/testing/server';

const file = (body: unknown, name = 'models.json') =>
  new File([typeof body === 'string' ? body : JSON.stringify(body)], name, { type: 'application/json' });
const entries = [
  { id: 'correcteur', name: 'Correcteur', params: {} },
  { id: 'minutes', name: 'Minutes', base_model_id: 'mixtral:8x7b', params: {} },
  { id: 'tender', name: 'Tender writer', params: {} },
];
const open = async () => {
  const page = openPage('/workspace/models/import');
  await screen.findByText('Drop files here, or choose them');
  return { ...page, input: screen.getByLabelText('Choose files', { selector: 'input' }) };
};

describe('an import', () => {
  it('is a plan before it is a deed, and a report with links after it', async () => {
    const backend = backendWith(furnished());
    const { user, input, router } = await open();
    const before = backend.state.models.length;
    await user.upload(input, file(entries));
    await screen.findByText('1 reference does not exist here');
    expect(backend.state.models).toHaveLength(before);
    await user.click(screen.getByRole('checkbox', { name: 'Include Tender writer' }));
    await user.click(screen.getByRole('button', { name: /Import 1 model/ }));
    await screen.findByRole('heading', { name: '1 model imported' });
    expect(backend.state.models.map((model) => model.id)).toContain('minutes');
    expect(backend.state.models.map((model) => model.id)).not.toContain('tender');
    await user.click(within(screen.getByRole('list', { name: 'Report' })).getByRole('link', { name: 'Minutes' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/workspace/models/minutes/edit'));
  });

  it('runs on the base that is chosen where the file’s own is not here', async () => {
    const backend = backendWith(furnished());
    const { user, input } = await open();
    await user.upload(input, file([entries[1]]));
    await user.click(await screen.findByRole('combobox', { name: 'Use instead of mixtral:8x7b' }));
    await user.keyboard('llama3.2{ArrowDown}{Enter}');
    await waitFor(() => expect(screen.queryByText('1 reference does not exist here')).toBeNull());
    await user.click(screen.getByRole('button', { name: /Import 1 model/ }));
    await screen.findByRole('heading', { name: '1 model imported' });
    expect(backend.state.models.find((model) => model.id === 'minutes')?.base_model_id).toBe('llama3.2:3b');
  });

  it('pulls the base model that is missing, and runs on it once it has come', async () => {
    const backend = backendWith(furnished());
    const { user, input } = await open();
    await user.upload(input, file([entries[1]]));
    await user.click(await screen.findByRole('button', { name: 'Pull mixtral:8x7b' }));
    await screen.findByRole('progressbar', { name: 'Progress of mixtral:8x7b' });
    const [pull] = backend.state.pulls;
    const [known] = backend.state.bases;
    if (!pull || !known) throw new Error('no pull was begun');
    changePull(backend.state, pull.id, { completed: 13e9, total: 26e9, bytes_per_second: 5e7 });
    await screen.findByText(/13 GB of 26 GB, 50 MB\/s/);
    backend.state.bases.push({ ...known, id: 'mixtral:8x7b' });
    changePull(backend.state, pull.id, { state: 'succeeded', completed: 26e9 });
    await waitFor(() => expect(screen.queryByText('1 reference does not exist here')).toBeNull());
    await user.click(screen.getByRole('button', { name: /Import 1 model/ }));
    await screen.findByRole('heading', { name: '1 model imported' });
    expect(backend.state.models.find((model) => model.id === 'minutes')?.base_model_id).toBe('mixtral:8x7b');
  });

  it('tells those who may not pull what to ask for', async () => {
    backendWith({ ...furnished(), session: 'oleg' });
    const { user, input } = await open();
    await user.upload(input, file([entries[1]]));
    await screen.findByText('ollama pull mixtral:8x7b');
    expect(screen.queryByRole('button', { name: /^Pull/ })).toBeNull();
  });

  it('takes several files, pasted text and an address', async () => {
    backendWith(furnished());
    const { user, input } = await open();
    await user.upload(input, [file([entries[1]], 'a.json'), file([entries[2]], 'b.json')]);
    await screen.findByText('a.json, b.json');
    expect(within(screen.getByRole('list', { name: 'Plan' })).getAllByRole('checkbox')).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: 'Choose another file' }));
    await user.type(await screen.findByLabelText('Or paste a Modelfile, JSON or YAML'), 'FROM llama3.2:3b');
    await user.click(screen.getAllByRole('button', { name: 'Show the plan' })[1] as HTMLElement);
    await screen.findByText('Pasted text');
    await user.click(screen.getByRole('button', { name: 'Choose another file' }));
    await user.type(await screen.findByLabelText('Or from an address'), 'https://models.example/x.json{Enter}');
    await screen.findByText('https://models.example/x.json');
    await screen.findByRole('button', { name: /Import 1 model/ });
  });

  it('of a file that is no export says what it is', async () => {
    backendWith(furnished());
    const { user, input } = await open();
    await user.upload(input, file({ theme: 'dark' }, 'settings.json'));
    await screen.findByText('settings.json was not imported');
    await screen.findByText(/Found: an object with theme/);
  });
});
