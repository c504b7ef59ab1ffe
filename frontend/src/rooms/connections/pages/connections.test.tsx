import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { furnished } from '@/testing/backend/furnished';
import { openPage } from '@/testing/page';
import { backendWith } from '@/testing/server';

describe('connections', () => {
  it('are honest about the demo and about trouble', async () => {
    backendWith(furnished());
    const { user } = openPage('/connections');
    await screen.findByText('Unreachable. Its 6 models stay listed');
    await user.click(screen.getByRole('button', { name: /^Demo/ }));
    await screen.findByText('Demo: scripted answers, no AI.');
    await screen.findByText('demo:markdown');
  });

  it('are checked before they are added', async () => {
    const backend = backendWith(furnished());
    const { user } = openPage('/connections');
    await user.click(await screen.findByRole('button', { name: 'Connection' }));
    const dialog = await screen.findByRole('dialog', { name: 'New connection' });
    await user.type(within(dialog).getByLabelText('Name'), 'Lab');
    await user.type(within(dialog).getByLabelText('Address'), 'http://dead.example:11434');
    await user.click(within(dialog).getByRole('button', { name: 'Check' }));
    await within(dialog).findByText(/cannot be reached/);
    await user.clear(within(dialog).getByLabelText('Address'));
    await user.type(within(dialog).getByLabelText('Address'), 'http://lab.example:11434');
    await user.click(within(dialog).getByRole('button', { name: 'Check' }));
    await within(dialog).findByText('Answers in 4 ms with 3 models, version 0.13.1');
    await user.click(within(dialog).getByRole('button', { name: 'Add connection' }));
    await screen.findByText('Lab was added');
    expect(backend.state.connections.at(-1)).toMatchObject({ name: 'Lab', kind: 'ollama', url: 'http://lab.example:11434' });
  });

  it('change their order, are switched and removed', async () => {
    const backend = backendWith(furnished());
    const { user } = openPage('/connections');
    await user.click(await screen.findByRole('button', { name: 'Move GPU server up' }));
    await waitFor(() => {
      const priority = (id: string) => backend.state.connections.find((one) => one.id === id)?.priority ?? 0;
      expect(priority('gpu')).toBeLessThan(priority('ws'));
    });
    await user.click(screen.getByRole('switch', { name: 'Demo is on' }));
    await waitFor(() => expect(backend.state.connections.find((one) => one.id === 'demo')?.enabled).toBe(false));
    await user.click(screen.getByRole('button', { name: /^Demo/ }));
    await user.click(screen.getByRole('button', { name: 'Remove…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Remove Demo?' });
    await user.click(within(dialog).getByRole('button', { name: 'Remove connection' }));
    await waitFor(() => expect(backend.state.connections.map(({ id }) => id)).toEqual(['ws', 'gpu']));
  });
});
