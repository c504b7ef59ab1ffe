import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { furnished } from '@/testing/backend/store';
import { openPage } from '@/testing/page';
import { backendWith } from '@/testing/server';

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
