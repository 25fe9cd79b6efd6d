import { queryOptions } from '@tanstack/react-query';
import { api, take } from '@/api/client';
import type { CreateGrant, EditGrant } from '@/api/types';
import type { ChangeHeaders, ChangeQuery } from '@/changes/types';

export function grantsQuery(workspace: string, group: string) {
  return queryOptions({
    queryKey: ['grants', workspace, group],
    queryFn: async () => {
      const params = { path: { ws: workspace, g: group }, query: { limit: 200, sort: 'name' } } as const;
      const page = await take(api.GET('/workspaces/{ws}/groups/{g}/grants', { params }));
      return page.items;
    },
  });
}

/** The calls of a workspace's grants, each a change that can be planned. */
export function grantCalls(ws: string) {
  return {
    add: (g: string, body: CreateGrant) => (query: ChangeQuery, headers: ChangeHeaders) =>
      take(api.POST('/workspaces/{ws}/groups/{g}/grants', { params: { path: { ws, g }, query }, headers, body })),
    edit: (g: string, id: string, body: EditGrant) => (query: ChangeQuery, headers: ChangeHeaders) =>
      take(api.PATCH('/workspaces/{ws}/groups/{g}/grants/{id}', { params: { path: { ws, g, id }, query }, headers, body })),
    remove: (g: string, id: string) => (query: ChangeQuery, headers: ChangeHeaders) =>
      take(api.DELETE('/workspaces/{ws}/groups/{g}/grants/{id}', { params: { path: { ws, g, id }, query }, headers })),
  };
}
