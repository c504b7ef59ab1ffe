import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { furnished } from '@/testing/backend/furnished';
import { openPage } from '@/testing/page';
import { backendWith } from '@/testing/server';

const editing = async (...ids: string[]) => {
  const state = furnished();
  const model = state.models.find(({ id }) => id === 'contract-reviewer');
  if (!model) throw new Error('the model is not here');
  model.knowledge_ids = ids;
  backendWith(state);
  return { ...openPage('/workspace/models/contract-reviewer/edit'), model };
};
const list = () => within(screen.getByRole('list', { name: 'Knowledge of this model' }));

describe('the knowledge of a model', () => {
  it('is given by keyboard and saved with the model', async () => {
    const { user, model } = await editing();
    const field = await screen.findByRole('combobox', { name: 'Add a collection' });
    await user.click(field);
    await user.type(field, 'staff');
    await waitFor(() => expect(screen.queryByRole('option', { name: /Supplier agreements/ })).toBeNull());
    await screen.findByRole('option', { name: /Staff handbook/ });
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(list().getByRole('link', { name: 'Staff handbook' })).toBeTruthy());
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(model.knowledge_ids).toEqual(['handbook']));
  });

  it('says of what the model may no longer use why', async () => {
    const { user } = await editing('gone-for-good');
    await screen.findByText(/You may not use it, or it was deleted/);
    await user.click(list().getByRole('button', { name: 'Remove gone-for-good' }));
    expect(screen.queryByText(/You may not use it/)).toBeNull();
  });

  it('may be a file of its own, which leaves what is being written as it is', async () => {
    const { user, model } = await editing();
    const name = await screen.findByLabelText('Name');
    await user.type(name, ' of Halden');
    await user.upload(screen.getByLabelText('Add files'), new File(['Clause 1.\n\nClause 2.'], 'annex.txt', { type: 'text/plain' }));
    await waitFor(() => expect(list().getByRole('link', { name: 'annex.txt' })).toBeTruthy());
    expect((screen.getByLabelText('Name') as HTMLInputElement).value).toBe('Contract reviewer of Halden');
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(model.name).toBe('Contract reviewer of Halden'));
    expect(model.document_ids).toHaveLength(1);
  });
});
