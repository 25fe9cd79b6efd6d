import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, take } from '@/api/client';
import type { CreateDataSource, DataSourceKind, EditDataSource } from '@/api/types';
import type { ChangeHeaders, ChangeQuery } from '@/changes/types';
import { pageSize } from '@/components/data-table/use-cursor-pages';

export interface DataSourcesView {
  q?: string | undefined;
  kind?: DataSourceKind | undefined;
  sort?: string | undefined;
  cursor?: string | undefined;
}

export function dataSourcesQuery(workspace: string, view: DataSourcesView) {
  const { q, kind, cursor } = view;
  const sort = view.sort === '-name' ? '-name' : 'name';
  const query = { limit: pageSize, sort, ...(q && { q }), ...(kind && { kind }), ...(cursor && { cursor }) } as const;
  return queryOptions({
    queryKey: ['data-sources', workspace, query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => take(api.GET('/workspaces/{ws}/data-sources', { params: { path: { ws: workspace }, query }, signal })),
  });
}

export function dataSourceQuery(workspace: string, id: string) {
  return queryOptions({
    queryKey: ['data-source', workspace, id],
    queryFn: () => take(api.GET('/workspaces/{ws}/data-sources/{d}', { params: { path: { ws: workspace, d: id } } })),
  });
}

export function useDataSourceChanges(workspace: string) {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: ['data-sources', workspace] });
  const add = useMutation({
    mutationFn: (body: CreateDataSource) =>
      take(api.POST('/workspaces/{ws}/data-sources', { params: { path: { ws: workspace } }, body })),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (id: string) => take(api.DELETE('/workspaces/{ws}/data-sources/{d}', { params: { path: { ws: workspace, d: id } } })),
    onSuccess,
  });
  return { add, remove };
}

/** A change that can be planned: its owner may be among what it changes. */
export function editDataSource(workspace: string, id: string, body: EditDataSource) {
  return (query: ChangeQuery, headers: ChangeHeaders) =>
    take(api.PATCH('/workspaces/{ws}/data-sources/{d}', { params: { path: { ws: workspace, d: id }, query }, headers, body }));
}
