import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, take } from '@/api/client';
import type { CreateToken } from '@/api/types';
import { pageSize } from '@/components/data-table/use-cursor-pages';

export interface TokensView {
  q?: string | undefined;
  sort?: string | undefined;
  cursor?: string | undefined;
}

const sorts = [
  'name', '-name', 'created_at', '-created_at', 'expires_at', '-expires_at', 'last_used_at', '-last_used_at',
] as const;

export function tokensQuery(workspace: string, view: TokensView) {
  const sort = sorts.find((known) => known === view.sort) ?? 'name';
  const query = { limit: pageSize, sort, ...(view.q && { q: view.q }), ...(view.cursor && { cursor: view.cursor }) };
  return queryOptions({
    queryKey: ['tokens', workspace, query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => take(api.GET('/workspaces/{ws}/tokens', { params: { path: { ws: workspace }, query }, signal })),
  });
}

export function makeToken(workspace: string, body: CreateToken) {
  return take(api.POST('/workspaces/{ws}/tokens', { params: { path: { ws: workspace } }, body }));
}

export function useRevokeToken(workspace: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => take(api.DELETE('/workspaces/{ws}/tokens/{id}', { params: { path: { ws: workspace, id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['tokens', workspace] }),
  });
}
