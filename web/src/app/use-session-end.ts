import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { onSessionEnd } from '@/api/client';
import { sessionQuery } from '@/session/session';

/** Leads to sign-in, and back here afterwards, as soon as any reply says that the session has ended. */
export function useSessionEnd(): void {
  const client = useQueryClient();
  const router = useRouter();
  useEffect(() => {
    let leaving = false;
    return onSessionEnd(() => {
      if (leaving) return;
      leaving = true;
      client.setQueryData(sessionQuery.queryKey, null);
      void router.navigate({ to: '/sign-in', search: { to: router.state.location.href } });
    });
  }, [client, router]);
}
