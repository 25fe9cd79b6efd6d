import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { isProblem } from '@/api/problem';
import { sessionQuery } from '@/session/session';

/** Leads to sign-in, and back here afterwards, as soon as any reply says that the session has ended. */
export function useSessionEnd(): void {
  const client = useQueryClient();
  const router = useRouter();
  useEffect(() => {
    let leaving = false;
    const look = (error: unknown) => {
      if (leaving || !isProblem(error, 'unauthenticated')) return;
      leaving = true;
      client.setQueryData(sessionQuery.queryKey, null);
      const to = router.state.location.href;
      void router.navigate({ to: '/sign-in', search: { to } });
    };
    const stopQueries = client.getQueryCache().subscribe((event) => {
      if (event.type === 'updated') look(event.query.state.error);
    });
    const stopMutations = client.getMutationCache().subscribe((event) => {
      if (event.type === 'updated') look(event.mutation.state.error);
    });
    return () => {
      stopQueries();
      stopMutations();
    };
  }, [client, router]);
}
