import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { furnished } from '@/testing/backend/furnished';
import { openPage } from '@/testing/page';
import { backendWith } from '@/testing/server';

it('tools are given to a model by name, and what does not count any more says what helps', async () => {
  const state = furnished();
  const model = state.models.find(({ id }) => id === 'contract-reviewer');
  if (model) model.tool_ids = ['exchange-rates', 'lost-tool'];
  backendWith(state);
  const { user } = openPage('/workspace/models/contract-reviewer/edit');
  const list = await screen.findByRole('list', { name: 'Tools of this model' });
  expect(await within(list).findByText(/Its server does not answer/)).toBeTruthy();
  expect(await within(list).findByText(/It was deleted, or you may not use it/)).toBeTruthy();
  await user.click(within(list).getByRole('button', { name: 'Remove lost-tool' }));
  expect(document.activeElement).toBe(within(list).getByRole('button', { name: 'Remove Exchange rates' }));
  await user.type(screen.getByRole('combobox', { name: 'Add a tool' }), 'calc');
  await user.click(await screen.findByRole('option', { name: /Calculator/ }));
  expect(await within(list).findByRole('link', { name: 'Calculator' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /^Save/ }));
  await waitFor(() =>
    expect(state.models.find(({ id }) => id === 'contract-reviewer')?.tool_ids).toEqual(['exchange-rates', 'calculator']),
  );
});

it('filters of a model stand in the order in which they run, whenever they were added', async () => {
  const state = furnished();
  const model = state.models.find(({ id }) => id === 'contract-reviewer');
  if (model) model.filter_ids = ['no-client-names', 'redact', 'block-list'];
  const last = state.extensions.find(({ id }) => id === 'redact');
  if (last) last.priority = 20;
  backendWith(state);
  openPage('/workspace/models/contract-reviewer/edit');
  const list = await screen.findByRole('list', { name: 'Filters of this model' });
  await within(list).findByRole('link', { name: 'Redact' });
  await waitFor(() =>
    expect(
      within(list)
        .getAllByRole('link')
        .map(({ textContent }) => textContent),
    ).toEqual(['Block list', 'No client names', 'Redact']),
  );
});
