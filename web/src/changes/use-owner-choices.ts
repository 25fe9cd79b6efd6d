import { useQuery } from '@tanstack/react-query';
import { api, take } from '@/api/client';
import type { ChangePlace, OwnerChoice } from './types';

/** The active Admins and Builders of a workspace, who can be given what is handed over. */
export function useOwnerChoices(place: ChangePlace, enabled: boolean): OwnerChoice[] | undefined {
  const workspace = place === 'instance' ? undefined : place.workspace;
  const query = useQuery({
    queryKey: ['owner-choices', workspace],
    enabled: enabled && workspace !== undefined,
    queryFn: async () => {
      const path = { ws: workspace ?? '' };
      const ask = (role: 'admin' | 'builder') =>
        take(api.GET('/workspaces/{ws}/members', { params: { path, query: { role, status: 'active', sort: 'name', limit: 200 } } }));
      const [admins, builders] = await Promise.all([ask('admin'), ask('builder')]);
      return [...admins.items, ...builders.items].map(({ id, name }) => ({ id, name }));
    },
  });
  return query.data;
}
