import { MantineProvider } from '@mantine/core';
import { act, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Notices, notify } from './notices';
import { SidePanel } from './SidePanel';

const page = (opened: boolean) => (
  <MantineProvider env="test">
    <SidePanel opened={opened} onClose={() => undefined} title="Versions">
      one
    </SidePanel>
    <Notices />
  </MantineProvider>
);
const lies = (text: string) => screen.getByText(text).closest('.notice')?.hasAttribute('data-under');

it('what was said before a drawer opened lies under it, what is said since does not', () => {
  const { rerender } = render(page(false));
  act(() => notify({ text: 'Relay was created' }));
  rerender(page(true));
  act(() => notify({ text: 'Version 1 is back' }));
  expect([lies('Relay was created'), lies('Version 1 is back')]).toEqual([true, false]);
  rerender(page(false));
  expect([lies('Relay was created'), lies('Version 1 is back')]).toEqual([false, false]);
});
