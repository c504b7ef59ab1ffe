import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { emptyState, furnished } from '@/testing/backend/store';
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

  it('begins with the demo when there is nothing yet', async () => {
    backendWith(signedIn());
    openPage('/workspace/models');
    await screen.findByRole('heading', { name: 'Nothing on the bench yet' });
    await screen.findByText('Demo: scripted answers, no AI');
    expect(screen.getByRole('link', { name: 'make your first model' })).toBeTruthy();
  });
});

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
    await user.click(screen.getByRole('button', { name: /Save/ }));
    const params = () => backend.state.models.find((model) => model.id === 'correcteur')?.params;
    await waitFor(() => expect(params()).toEqual({ seed: 0 }));
    await user.click(await screen.findByRole('button', { name: 'Reset Seed to random' }));
    await user.click(screen.getByRole('button', { name: /Save/ }));
    await waitFor(() => expect(params()).toEqual({}));
  });

  it('shows a conflict and lets one of them win', async () => {
    const backend = backendWith(furnished());
    const { user } = openPage('/workspace/models/correcteur/edit');
    await user.type(await screen.findByLabelText('Description'), ' et poliment');
    const model = backend.state.models.find((one) => one.id === 'correcteur');
    if (model) Object.assign(model, { revision: 7, tags: ['changed'] });
    await user.click(screen.getByRole('button', { name: /Save/ }));
    await screen.findByText('Somebody saved this model while you were editing.');
    await user.click(screen.getByRole('button', { name: 'Compare' }));
    await screen.findByRole('dialog', { name: 'Yours and theirs' });
    await user.click(screen.getAllByRole('button', { name: 'Save mine over it' }).at(-1) as HTMLElement);
    await waitFor(() => expect(model?.description).toMatch(/et poliment$/));
  });

  it('asks before unsaved changes are left', async () => {
    backendWith(furnished());
    const { user, router } = openPage('/workspace/models/correcteur/edit');
    await user.type(await screen.findByLabelText('Name'), '!');
    await user.click(screen.getByRole('link', { name: /New chat/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Leave without saving?' });
    expect(router.state.location.pathname).toContain('correcteur');
    await user.click(within(dialog).getByRole('button', { name: 'Discard changes' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/'));
  });

  it('opens ids of any kind', async () => {
    backendWith(furnished());
    const { user, router } = openPage('/workspace/models');
    await user.click(await screen.findByRole('link', { name: 'SQL companion' }));
    await waitFor(() => expect((screen.getByLabelText('Id') as HTMLInputElement).value).toBe('acme/sql-companion:v2'));
    expect(router.state.location.href).toContain('acme%2Fsql-companion');
  });
});

describe('an import', () => {
  const file = (body: unknown, name = 'models.json') =>
    new File([typeof body === 'string' ? body : JSON.stringify(body)], name, { type: 'application/json' });
  const entries = [
    { id: 'correcteur', name: 'Correcteur', params: {} },
    { id: 'minutes', name: 'Minutes', base_model_id: 'mixtral:8x7b', params: {} },
    { id: 'tender', name: 'Tender writer', params: {} },
  ];

  it('is a plan before it is a deed', async () => {
    const backend = backendWith(furnished());
    const { user, router } = openPage('/workspace/models/import');
    const before = backend.state.models.length;
    await screen.findByText('Drop an Open WebUI export here, or choose a file');
    await user.upload(screen.getByLabelText('Choose a file', { selector: 'input' }), file(entries));
    await screen.findByText('1 reference does not exist here');
    expect(backend.state.models).toHaveLength(before);
    await user.click(screen.getByRole('checkbox', { name: 'Include Tender writer' }));
    await user.click(screen.getByRole('button', { name: /Import 1 model/ }));
    await screen.findByText('1 model imported');
    await waitFor(() => expect(router.state.location.pathname).toBe('/workspace/models'));
    expect(backend.state.models.map((model) => model.id)).toContain('minutes');
    expect(backend.state.models.map((model) => model.id)).not.toContain('tender');
  });

  it('of a file that is no export says what it is', async () => {
    backendWith(furnished());
    const { user } = openPage('/workspace/models/import');
    await screen.findByText('Drop an Open WebUI export here, or choose a file');
    await user.upload(screen.getByLabelText('Choose a file', { selector: 'input' }), file({ theme: 'dark' }, 'settings.json'));
    await screen.findByText('settings.json was not imported');
    await screen.findByText(/Found: an object with theme/);
  });
});
