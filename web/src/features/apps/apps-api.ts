import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, take } from '@/api/client';
import type { CreateApp } from '@/api/types';

const pageSize = 200;

/** The apps that the caller may list, page by page, as the server orders them. */
export function appsQuery(workspace: string, q: string) {
  return infiniteQueryOptions({
    queryKey: ['apps', workspace, q],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      take(
        api.GET('/workspaces/{ws}/apps', {
          params: {
            path: { ws: workspace },
            query: { limit: pageSize, ...(q !== '' && { q }), ...(pageParam !== undefined && { cursor: pageParam }) },
          },
        }),
      ),
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

export function foldersQuery(workspace: string) {
  return queryOptions({
    queryKey: ['folders', workspace],
    queryFn: async () => {
      const query = { limit: 200, sort: 'name' } as const;
      const page = await take(api.GET('/workspaces/{ws}/folders', { params: { path: { ws: workspace }, query } }));
      return page.items;
    },
  });
}

export function useCreateApp(workspace: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateApp) => take(api.POST('/workspaces/{ws}/apps', { params: { path: { ws: workspace } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['apps', workspace] }),
  });
}
