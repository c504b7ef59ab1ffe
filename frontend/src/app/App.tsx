import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { Notices } from '@/shared/ui/notices';
import { usePreferences } from '@/shared/ui/preferences';
import { Tips } from '@/shared/ui/Tips';
import { resolver, theme } from '@/shared/ui/theme';
import { Gate } from './Gate';
import { makeQueries } from './queries';
import { makeRouter } from './router';

export function App() {
  const { theme: wish } = usePreferences();
  const [queries] = useState(makeQueries);
  const [router] = useState(() => makeRouter());
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
