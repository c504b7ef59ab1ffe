import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { furnished } from '@/testing/backend/furnished';
import { openPage } from '@/testing/page';
import { backendWith } from '@/testing/server';

describe('groups of people', () => {
  it('are made with members, and a name that is taken is told on its field', async () => {
    const backend = backendWith(furnished());
    const { user } = openPage('/people');
    await user.click(await screen.findByRole('tab', { name: 'Groups' }));
    await user.click(await screen.findByRole('button', { name: 'New group' }));
    const dialog = await screen.findByRole('dialog', { name: 'New group' });
    await user.type(within(dialog).getByLabelText('Name'), 'legal');
    await user.click(within(dialog).getByRole('button', { name: 'Create group' }));
    await within(dialog).findByText('There is a group of this name already');
    await user.type(within(dialog).getByLabelText('Name'), ' and sales');
    await user.type(within(dialog).getByRole('combobox', { name: 'Members' }), 'Олег{ArrowDown}{Enter}');
    await user.click(within(dialog).getByRole('button', { name: 'Create group' }));
    await screen.findByText('legal and sales was created');
    expect(backend.state.groups.at(-1)).toMatchObject({ name: 'legal and sales', member_ids: ['oleg'] });
  });

  it('are deleted with a word about what is lost', async () => {
    const backend = backendWith(furnished());
    const { user } = openPage('/people?tab=groups');
    await user.click(await screen.findByRole('button', { name: 'Actions for Legal' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete Legal?' });
    within(dialog).getByText(/2 members lose what was shared with the group/);
    await user.click(within(dialog).getByRole('button', { name: 'Delete group' }));
    await waitFor(() => expect(backend.state.groups.map((group) => group.name)).toEqual(['Finance']));
  });
});
