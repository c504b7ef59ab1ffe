import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { furnished } from '@/testing/backend/furnished';
import { openPage } from '@/testing/page';
import { backendWith } from '@/testing/server';

it('base models are walked, chosen and opened by keys', async () => {
  backendWith(furnished());
  const { user, router } = openPage('/base-models');
  const [, first, second] = await screen.findAllByRole('row');
  await user.keyboard('jj');
  expect(document.activeElement).toBe(second);
  await user.keyboard('x');
  expect(second?.querySelector('input')?.checked).toBe(true);
  expect(first?.querySelector('input')?.checked).toBe(false);
  await user.keyboard('e');
  await waitFor(() => expect(router.state.location.pathname).toBe(`/base-models/${encodeURIComponent(second?.dataset.id ?? '')}/edit`));
});
