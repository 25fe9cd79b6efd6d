import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, take } from '@/api/client';
import type { CreateInstanceToken, CreateToken, TokenScope } from '@/api/types';
import type { ChangePlace } from '@/changes/types';
import { pageSize } from '@/components/data-table/use-cursor-pages';

export interface TokensView {
  q?: string | undefined;
  sort?: string | undefined;
  cursor?: string | undefined;
}

const sorts = [
  'name', '-name', 'created_at', '-created_at', 'expires_at', '-expires_at', 'last_used_at', '-last_used_at',
] as const;

export function tokensQuery(place: ChangePlace, view: TokensView) {
  const sort = sorts.find((known) => known === view.sort) ?? 'name';
  const query = { limit: pageSize, sort, ...(view.q && { q: view.q }), ...(view.cursor && { cursor: view.cursor }) };
  return queryOptions({
    queryKey: ['tokens', place, query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      place === 'instance'
        ? take(api.GET('/instance/tokens', { params: { query }, signal }))
        : take(api.GET('/workspaces/{ws}/tokens', { params: { path: { ws: place.workspace }, query }, signal })),
  });
}

export type NewToken = Omit<CreateInstanceToken, 'scopes'> & { scopes: TokenScope[] };

/** REQUIRES: scopes of the instance only where `place` is the instance. */
export function makeToken(place: ChangePlace, body: NewToken) {
  if (place === 'instance') return take(api.POST('/instance/tokens', { body }));
  const scopes = body.scopes.filter(isWorkspaceScope);
  return take(api.POST('/workspaces/{ws}/tokens', { params: { path: { ws: place.workspace } }, body: { ...body, scopes } }));
}

function isWorkspaceScope(scope: TokenScope): scope is CreateToken['scopes'][number] {
  return !scope.startsWith('instance:');
}

export function useRevokeToken(place: ChangePlace) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      place === 'instance'
        ? take(api.DELETE('/instance/tokens/{id}', { params: { path: { id } } }))
        : take(api.DELETE('/workspaces/{ws}/tokens/{id}', { params: { path: { ws: place.workspace, id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['tokens', place] }),
  });
}
