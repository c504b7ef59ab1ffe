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
