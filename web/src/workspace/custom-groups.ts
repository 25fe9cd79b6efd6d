import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, take } from '@/api/client';
import type { Group } from '@/api/types';

const mostPages = 10;

/** The workspace's custom groups, for a choice among them. */
export function customGroupsQuery(workspace: string) {
  return queryOptions({
    queryKey: ['custom-groups', workspace],
    staleTime: 30_000,
    queryFn: async () => {
      const groups: Group[] = [];
      let cursor: string | undefined;
      for (let pages = 0; pages < mostPages; pages += 1) {
        const query = { kind: 'custom', limit: 200, sort: 'name', ...(cursor !== undefined && { cursor }) } as const;
        const page = await take(api.GET('/workspaces/{ws}/groups', { params: { path: { ws: workspace }, query } }));
        groups.push(...page.items);
        if (page.next_cursor === null) break;
        cursor = page.next_cursor;
      }
      return groups;
    },
  });
}

export function useCustomGroups(workspace: string): Group[] | undefined {
  return useQuery(customGroupsQuery(workspace)).data;
}
