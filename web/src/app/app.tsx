import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { makeQueryClient } from '@/api/query-client';
import { ChangeProvider } from '@/changes/change-provider';
import { theme } from '@/theme/theme';
import { makeRouter } from './router';

export function App() {
  const [client] = useState(makeQueryClient);
  const [router] = useState(() => makeRouter(client));
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <QueryClientProvider client={client}>
        <ChangeProvider>
          <RouterProvider router={router} />
        </ChangeProvider>
        <Notifications position="bottom-right" limit={4} transitionDuration={120} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
