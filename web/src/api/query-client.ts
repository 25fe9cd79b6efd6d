import { QueryClient } from '@tanstack/react-query';
import { isProblem } from './problem';

const retries = 2;

/** Asks again only where the network or the server failed, never where it said no. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (count, error) => count < retries && (!isProblem(error) || error.status === 0 || error.status >= 500),
      },
      mutations: { retry: false },
    },
  });
}
