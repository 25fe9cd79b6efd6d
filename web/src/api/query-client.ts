import { QueryCache, QueryClient } from '@tanstack/react-query';
import { isProblem } from './problem';

const retries = 2;

/** Asks again only where the network or the server failed, never where it said no. */
export function makeQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, { queryKey }) => {
        // A second factor is demanded from now on: the session says where.
        if (isProblem(error, 'second_factor_setup_required') && queryKey[0] !== 'session') void client.invalidateQueries({ queryKey: ['session'] });
        // A workspace that closes while it is looked at: its gate and the list of workspaces must learn of it.
        if (!isProblem(error, 'forbidden') || error.body.reason === undefined) return;
        const asked = queryKey[0] === 'workspace' ? ['session'] : ['workspace'];
        void client.invalidateQueries({ queryKey: asked });
      },
    }),
    defaultOptions: {
      // The browser's word that there is no network isn't taken: it would leave a page waiting that could say what is wrong.
      queries: {
        networkMode: 'always',
        refetchOnReconnect: true,
        staleTime: 15_000,
        retry: (count, error) => count < retries && (!isProblem(error) || error.status === 0 || error.status >= 500),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  return client;
}
