import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, take } from '@/api/client';
import { isProblem } from '@/api/problem';
import type { CreateRegisteredType, EditRegisteredType, PutRegisteredObject } from '@/api/types';
import type { ChangeHeaders, ChangeQuery } from '@/changes/types';
import { pageSize } from '@/components/data-table/use-cursor-pages';

export interface NamedView {
  q?: string | undefined;
  sort?: string | undefined;
  cursor?: string | undefined;
}

function listQuery({ q, sort, cursor }: NamedView) {
  return { limit: pageSize, sort: sort === '-name' ? '-name' : 'name', ...(q && { q }), ...(cursor && { cursor }) } as const;
}

export function typesQuery(workspace: string, view: NamedView) {
  const query = listQuery(view);
  return queryOptions({
    queryKey: ['resource-types', workspace, query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => take(api.GET('/workspaces/{ws}/resource-types', { params: { path: { ws: workspace }, query }, signal })),
  });
}

export function objectsQuery(workspace: string, type: string, view: NamedView) {
  const query = listQuery(view);
  return queryOptions({
    queryKey: ['resources', workspace, type, query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      take(api.GET('/workspaces/{ws}/resources/{type}', { params: { path: { ws: workspace, type }, query }, signal })),
  });
}

/** The calls of a workspace's types and their objects, each a change that can be planned. */
export function typeCalls(ws: string) {
  return {
    add: (body: CreateRegisteredType) => (query: ChangeQuery, headers: ChangeHeaders) =>
      take(api.POST('/workspaces/{ws}/resource-types', { params: { path: { ws }, query }, headers, body })),
    edit: (t: string, body: EditRegisteredType) => (query: ChangeQuery, headers: ChangeHeaders) =>
      take(api.PATCH('/workspaces/{ws}/resource-types/{t}', { params: { path: { ws, t }, query }, headers, body })),
    remove: (t: string) => (query: ChangeQuery, headers: ChangeHeaders) =>
      take(api.DELETE('/workspaces/{ws}/resource-types/{t}', { params: { path: { ws, t }, query }, headers })),
    put: (type: string, external_id: string, body: PutRegisteredObject) => (query: ChangeQuery, headers: ChangeHeaders) =>
      take(api.PUT('/workspaces/{ws}/resources/{type}/{external_id}', { params: { path: { ws, type, external_id }, query }, headers, body })),
  };
}

/** Whether there is an object of this id: putting it would change that one instead of adding. */
export async function objectIsThere(ws: string, type: string, external_id: string): Promise<boolean> {
  try {
    await take(api.GET('/workspaces/{ws}/resources/{type}/{external_id}', { params: { path: { ws, type, external_id } } }));
    return true;
  } catch (error) {
    if (isProblem(error, 'not_found')) return false;
    throw error;
  }
}

export function useRemoveObject(ws: string, type: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (external_id: string) =>
      take(api.DELETE('/workspaces/{ws}/resources/{type}/{external_id}', { params: { path: { ws, type, external_id } } })),
    onSuccess: () => client.invalidateQueries(),
  });
}
