import { act, screen, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { afterEach, expect, it } from 'vitest';
import { speak } from '@/shared/i18n';
import { furnished } from '@/testing/backend/furnished';
import { openPage } from '@/testing/page';
import { backendWith, server } from '@/testing/server';

afterEach(() => speak('en'));

it('the reason why a server does not answer is told in Russian', async () => {
  const state = furnished();
  const rates = state.extensions.find(({ id }) => id === 'exchange-rates');
  if (rates) rates.problem = 'rates.example.org: nothing listens on rates.example.org (connection refused).';
  backendWith(state);
  openPage('/workspace/tools');
  const row = (await screen.findByRole('link', { name: 'Exchange rates' })).closest('tr') as HTMLElement;
  await act(() => speak('ru'));
  expect(within(row).getAllByText(/на rates.example.org никто не слушает/).length).toBeGreaterThan(0);
});

it('what is wrong with a field is told in Russian, beside the field, and the line of the script is found', async () => {
  backendWith(furnished());
  const errors = [
    { pointer: '/definition/code', detail: 'The script cannot be read: unexpected token (line 3, column 7).' },
    { pointer: '/definition/hosts/1', detail: 'must be a host such as example.org' },
  ];
  server.use(
    http.patch('*/api/v1/extensions/:id', () =>
      HttpResponse.json(
        { type: 'validation', status: 422, errors },
        { status: 422, headers: { 'content-type': 'application/problem+json' } },
      ),
    ),
  );
  const { user } = openPage('/workspace/filters/no-client-names');
  await screen.findByRole('textbox', { name: 'Name' });
  await act(() => speak('ru'));
  await user.type(screen.getByRole('textbox', { name: 'Имя' }), '!');
  await user.click(screen.getByRole('button', { name: /^Сохранить/ }));
  expect(await screen.findByText('должно быть хостом, например example.org')).toBeTruthy();
  expect(screen.getByText(/Скрипт не читается: unexpected token/).textContent).toContain('Строка 3, столбец 7:');
});
