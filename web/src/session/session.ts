/** Who is signed in, and what the workspace in view lets them do. */
import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { api, take } from '@/api/client';
import { isProblem } from '@/api/problem';
import type { Me } from '@/api/types';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 60_000,
  queryFn: async (): Promise<Me | null> => {
    try {
      return await take(api.GET('/session'));
    } catch (error) {
      if (isProblem(error, 'unauthenticated')) return null;
      throw error;
    }
  },
});

export const instanceQuery = queryOptions({
  queryKey: ['instance-info'],
  staleTime: 300_000,
  queryFn: () => take(api.GET('/instance')),
});

export function workspaceQuery(workspace: string) {
  return queryOptions({
    queryKey: ['workspace', workspace],
    staleTime: 30_000,
    queryFn: () => take(api.GET('/workspaces/{ws}', { params: { path: { ws: workspace } } })),
  });
}

/** Stands for the person in the moment between the session's end and the sign-in page. */
const nobody: Me = {
  user: {
    id: '', email: '', name: '', account_status: 'active', email_verified: false, second_factor: false, instance_admin: false, created_at: '',
  },
  second_factor_required: false,
  workspaces: [],
};

/** The signed-in person. Only below the shell, which lets nobody else in. */
export function useMe(): Me {
  return useSuspenseQuery(sessionQuery).data ?? nobody;
}

/** The workspace in view, with what the caller may do there; nothing is asked for an empty name. */
export function useWorkspace(workspace: string) {
  return useQuery({ ...workspaceQuery(workspace), enabled: workspace !== '' });
}

/** Whether mail is configured; undefined until known. */
export function useMailConfigured(): boolean | undefined {
  return useQuery(instanceQuery).data?.mail_configured;
}
