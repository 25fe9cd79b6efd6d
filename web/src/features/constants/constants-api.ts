import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, take } from '@/api/client';
import type { ConstantKind, CreateConstant, EditConstant } from '@/api/types';
import { pageSize } from '@/components/data-table/use-cursor-pages';

export interface ConstantsView {
  q?: string | undefined;
  kind?: ConstantKind | undefined;
  sort?: string | undefined;
  cursor?: string | undefined;
}

export function constantsQuery(workspace: string, view: ConstantsView) {
  const { q, kind, cursor } = view;
  const sort = view.sort === '-name' ? '-name' : 'name';
  const query = { limit: pageSize, sort, ...(q && { q }), ...(kind && { kind }), ...(cursor && { cursor }) } as const;
  return queryOptions({
    queryKey: ['constants', workspace, query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => take(api.GET('/workspaces/{ws}/constants', { params: { path: { ws: workspace }, query }, signal })),
  });
}

export function useConstantChanges(workspace: string) {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: ['constants', workspace] });
  const add = useMutation({
    mutationFn: (body: CreateConstant) => take(api.POST('/workspaces/{ws}/constants', { params: { path: { ws: workspace } }, body })),
    onSuccess,
  });
  const edit = useMutation({
    mutationFn: ({ id, body }: { id: string; body: EditConstant }) =>
      take(api.PATCH('/workspaces/{ws}/constants/{c}', { params: { path: { ws: workspace, c: id } }, body })),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (id: string) => take(api.DELETE('/workspaces/{ws}/constants/{c}', { params: { path: { ws: workspace, c: id } } })),
    onSuccess,
  });
  return { add, edit, remove };
}

export async function revealConstant(workspace: string, id: string): Promise<string> {
  const path = { ws: workspace, c: id };
  const { value } = await take(api.POST('/workspaces/{ws}/constants/{c}/reveal', { params: { path } }));
  return value ?? '';
}
