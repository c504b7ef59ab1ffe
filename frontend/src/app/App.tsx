import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Notices } from '@/shared/ui/notices';
import { usePreferences } from '@/shared/ui/preferences';
import { Tips } from '@/shared/ui/Tips';
import { resolver, theme } from '@/shared/ui/theme';
import { Gate } from './Gate';
import type { makeRouter } from './router';

type Props = { queries: QueryClient; router: ReturnType<typeof makeRouter> };

export function App({ queries, router }: Props) {
  const { theme: wish } = usePreferences();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolver}
      {...(wish === 'system' ? { defaultColorScheme: 'auto' } : { forceColorScheme: wish })}
    >
      <QueryClientProvider client={queries}>
        <Gate>
          <RouterProvider router={router} />
        </Gate>
        <Notices />
        <Tips />
      </QueryClientProvider>
    </MantineProvider>
  );
}
