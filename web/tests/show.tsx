import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { makeQueryClient } from '@/api/query-client';
import { theme } from '@/theme/theme';

/** Renders as the console does: with its theme and its queries. */
export function show(ui: ReactNode) {
  const client = makeQueryClient();
  client.setDefaultOptions({ queries: { retry: false } });
  return render(ui, {
    wrapper: ({ children }: { children: ReactNode }) => (
      <MantineProvider theme={theme} env="test">
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      </MantineProvider>
    ),
  });
}
