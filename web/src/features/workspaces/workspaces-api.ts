import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, take } from '@/api/client';
import type { ChangeHeaders, ChangeQuery } from '@/changes/types';
import { pageSize } from '@/components/data-table/use-cursor-pages';

export interface WorkspacesView {
  q?: string | undefined;
  status?: 'active' | 'archived' | undefined;
  sort?: string | undefined;
  cursor?: string | undefined;
}

const sorts = ['name', '-name', 'created_at', '-created_at', 'member_count', '-member_count'] as const;

export function workspacesQuery(view: WorkspacesView) {
  const { q, status, cursor } = view;
  const sort = sorts.find((known) => known === view.sort) ?? 'name';
  const query = { limit: pageSize, sort, ...(q && { q }), ...(status && { status }), ...(cursor && { cursor }) };
  return queryOptions({
    queryKey: ['instance-workspaces', query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => take(api.GET('/instance/workspaces', { params: { query }, signal })),
  });
}

/** Makes a workspace, or renames the one that is given. */
export function useSaveWorkspace() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, name, slug }: { id?: string | undefined; name: string; slug: string }) => {
      const body = { name, ...(slug !== '' && { slug }) };
      return id === undefined
        ? take(api.POST('/workspaces', { body }))
        : take(api.PATCH('/workspaces/{ws}', { params: { path: { ws: id } }, body }));
    },
    onSuccess: () => client.invalidateQueries(),
  });
}

export function archiveWorkspace(ws: string) {
  return (query: ChangeQuery, headers: ChangeHeaders) =>
    take(api.POST('/instance/workspaces/{ws}/archive', { params: { path: { ws }, query }, headers }));
}

export function unarchiveWorkspace(ws: string, takeOver: boolean) {
  return (query: ChangeQuery, headers: ChangeHeaders) => {
    const params = { path: { ws }, query: { ...query, ...(takeOver && { take_over: true }) } };
    return take(api.POST('/instance/workspaces/{ws}/unarchive', { params, headers }));
  };
}
