import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { furnished } from '@/testing/backend/furnished';
import { emptyState } from '@/testing/backend/store';
import { openPage } from '@/testing/page';
import { backendWith } from '@/testing/server';

describe('the door', () => {
  it('makes the first to come the administrator, and lets them in', async () => {
    const backend = backendWith(emptyState());
    const { user } = openPage('/');
    await screen.findByRole('heading', { name: 'Create the administrator account' });
    await user.type(screen.getByLabelText('Name'), 'Ines');
    await user.type(screen.getByLabelText('E-mail'), 'ines@halden.example');
    await user.type(screen.getByLabelText('Password'), 'password1');
    await user.click(screen.getByRole('button', { name: 'Create account' }));
    await screen.findByRole('link', { name: /Connections/ });
    expect(backend.state.accounts[0]).toMatchObject({ name: 'Ines', role: 'admin' });
  });

  it('says what is missing before it asks the server', async () => {
    const backend = backendWith(emptyState());
    const { user } = openPage('/');
    await user.click(await screen.findByRole('button', { name: 'Create account' }));
    await screen.findByText('Enter a name');
    expect(screen.getByText('Enter an e-mail address')).toBeTruthy();
    expect(screen.getByText('Use at least 8 characters')).toBeTruthy();
    expect(backend.state.accounts).toHaveLength(0);
  });

  it('tells a wrong password without telling which part is wrong', async () => {
    backendWith({ ...furnished(), session: null });
    const { user } = openPage('/');
    await user.type(await screen.findByLabelText('E-mail'), 'ines@halden.example');
    await user.type(screen.getByLabelText('Password'), 'nonsense');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await screen.findByText('E-mail and password do not match.');
  });

  it('keeps who is not approved yet in the anteroom, and opens by itself', async () => {
    const backend = backendWith({ ...furnished(), session: 'lucia' });
    const { user } = openPage('/');
    await screen.findByRole('heading', { name: 'Waiting for approval' });
    const lucia = backend.state.accounts.find((account) => account.id === 'lucia');
    if (lucia) lucia.role = 'user';
    await user.click(screen.getByRole('button', { name: 'Check now' }));
    await screen.findByRole('link', { name: /Models/ });
    expect(screen.queryByRole('link', { name: /Connections/ })).toBeNull();
  });

  it('leads back out when the session has ended elsewhere', async () => {
    const backend = backendWith(furnished());
    const { user } = openPage('/workspace/models');
    await screen.findByText('Contract reviewer');
    backend.state.session = null;
    await user.type(screen.getByLabelText('Search models'), 'x');
    await screen.findByRole('heading', { name: 'Sign in' });
  });
});

describe('people', () => {
  it('are approved with one press', async () => {
    const backend = backendWith(furnished());
    const { user } = openPage('/people');
    await user.click(await screen.findByRole('button', { name: 'Approve' }));
    await waitFor(() => expect(backend.state.accounts.find((account) => account.id === 'lucia')?.role).toBe('user'));
  });
});

describe('what is for administrators only', () => {
  it.each(['/people', '/base-models', '/base-models/demo:plain/edit', '/connections'])(
    'at %s is refused to others in one sentence',
    async (address) => {
      const backend = backendWith({ ...furnished(), session: 'oleg' });
      const asked: string[] = [];
      const handle = backend.handle.bind(backend);
      backend.handle = (request) => {
        asked.push(new URL(request.url).pathname);
        return handle(request);
      };
      openPage(address);
      const main = within(await screen.findByRole('main'));
      await main.findByText('Only administrators see this page. Ask one of them for what you need.');
      expect(main.getByRole('link', { name: 'Models' })).toBeTruthy();
      expect(main.queryByRole('tab') ?? main.queryByRole('textbox') ?? main.queryByRole('alert')).toBeNull();
      expect(asked.filter((path) => /users|base-models|connections|settings/.test(path))).toEqual([]);
    },
  );
});

describe('settings', () => {
  it('show a new key once', async () => {
    backendWith(furnished());
    const { user } = openPage('/settings');
    await user.type(await screen.findByLabelText('What is it for'), 'laptop');
    await user.click(screen.getByRole('button', { name: 'Create key' }));
    await screen.findByText('atl_9f3a0c1d2e3f4a5b6c7d8e9f');
    await screen.findByText(/laptop/);
  });

  it('set what each person may keep, in the unit one reads it in, and take the limit away again', async () => {
    const backend = backendWith(furnished());
    const { user } = openPage('/settings');
    const section = within(await screen.findByRole('region', { name: 'Limits for each person' }));
    await user.type(await section.findByLabelText('Models'), '20');
    await user.type(section.getByLabelText('Files'), '300');
    await user.type(section.getByLabelText('Size'), '1.5');
    await user.click(section.getByRole('combobox', { name: 'Unit of the size' }));
    await user.click(await screen.findByRole('option', { name: 'GB' }));
    await user.click(section.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(backend.state.settings).toMatchObject({ max_models_per_user: 20, max_files_per_user: 300, max_bytes_per_user: 1_500_000_000 }),
    );
    await user.click(await section.findByRole('button', { name: 'Reset to No limit' }));
    await user.click(section.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(backend.state.settings).toMatchObject({ max_models_per_user: null, max_files_per_user: null, max_bytes_per_user: null }),
    );
  });

  it('let a model make the titles of chats, and take it back', async () => {
    const backend = backendWith(furnished());
    const { user } = openPage('/settings');
    const section = within(await screen.findByRole('region', { name: 'Titles of chats' }));
    await user.click(await section.findByRole('radio', { name: 'A model' }));
    await user.type(section.getByLabelText('Model ID'), 'llama3.2:1b');
    await user.click(section.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(backend.state.settings).toMatchObject({ chat_titles: 'model', title_model_id: 'llama3.2:1b' }));
    await user.clear(await section.findByLabelText('Model ID'));
    await user.click(section.getByRole('radio', { name: 'First words' }));
    await user.click(section.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(backend.state.settings).toMatchObject({ chat_titles: 'first-words', title_model_id: null }));
  });

  it('refuse a password change with the wrong current one', async () => {
    backendWith(furnished());
    const { user } = openPage('/settings');
    await user.type(await screen.findByLabelText('Current password'), 'nonsense');
    await user.type(screen.getByLabelText('New password'), 'password2');
    await user.click(screen.getByRole('button', { name: 'Change password' }));
    await screen.findByText(/do not match/);
  });
});
