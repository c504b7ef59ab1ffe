import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Gate } from '@/app/Gate';
import { makeQueries } from '@/app/queries';
import { makeRouter } from '@/app/router';
import { Notices } from '@/shared/ui/notices';
import { resolver, theme } from '@/shared/ui/theme';

/** The whole page at one address, as `main.tsx` builds it. */
export function openPage(address: string) {
  const router = makeRouter(createMemoryHistory({ initialEntries: [address] }));
  const queries = makeQueries();
  render(
    <MantineProvider theme={theme} cssVariablesResolver={resolver} env="test">
      <QueryClientProvider client={queries}>
        <Gate>
          <RouterProvider router={router} />
        </Gate>
        <Notices />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { user: userEvent.setup({ delay: null }), router, queries };
}
