import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, apiBase, take } from '@/api/client';
import type { CreateApp, EditApp } from '@/api/types';
import type { ChangeHeaders, ChangeQuery } from '@/changes/types';

const pageSize = 200;

/** The apps that the caller may list, page by page, as the server orders them. */
export function appsQuery(workspace: string, q: string) {
  return infiniteQueryOptions({
    queryKey: ['apps', workspace, q],
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/workspaces/{ws}/apps', {
          params: {
            path: { ws: workspace },
            query: { limit: pageSize, ...(q !== '' && { q }), ...(pageParam !== undefined && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

/** The apps as that member lists them. The server notes each look in the audit, so nothing asks again by itself. */
export function memberDashboardQuery(workspace: string, member: string) {
  return infiniteQueryOptions({
    queryKey: ['member-dashboard', workspace, member],
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => {
      const query = { limit: pageSize, ...(pageParam !== undefined && { cursor: pageParam }) };
      return take(api.GET('/workspaces/{ws}/members/{m}/dashboard', { params: { path: { ws: workspace, m: member }, query } }));
    },
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

/** Whose dashboard it is. */
export function dashboardOwnerQuery(workspace: string, member: string) {
  return queryOptions({
    queryKey: ['member', workspace, member],
    queryFn: () => take(api.GET('/workspaces/{ws}/members/{m}', { params: { path: { ws: workspace, m: member } } })),
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
    onSuccess: () =>
      Promise.all(['apps', 'first-steps'].map((name) => client.invalidateQueries({ queryKey: [name, workspace] }))),
  });
}

export function appQuery(workspace: string, app: string) {
  return queryOptions({
    queryKey: ['app', workspace, app],
    queryFn: () => take(api.GET('/workspaces/{ws}/apps/{a}', { params: { path: { ws: workspace, a: app } } })),
  });
}

/** Where an app opens: the server decides and leads on. */
export function openAddress(workspace: string, app: string): string {
  return `${apiBase}/workspaces/${encodeURIComponent(workspace)}/apps/${encodeURIComponent(app)}/open`;
}

/** A change that can be planned: releasing and handing over change who has access. */
export function editApp(ws: string, a: string, body: EditApp) {
  return (query: ChangeQuery, headers: ChangeHeaders) =>
    take(api.PATCH('/workspaces/{ws}/apps/{a}', { params: { path: { ws, a }, query }, headers, body }));
}

export function useDeleteApp(workspace: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (a: string) => take(api.DELETE('/workspaces/{ws}/apps/{a}', { params: { path: { ws: workspace, a } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['apps', workspace] }),
  });
}

export function useFolderChanges(ws: string) {
  const client = useQueryClient();
  const onSuccess = () =>
    Promise.all([client.invalidateQueries({ queryKey: ['folders', ws] }), client.invalidateQueries({ queryKey: ['apps', ws] })]);
  const add = useMutation({
    mutationFn: (name: string) => take(api.POST('/workspaces/{ws}/folders', { params: { path: { ws } }, body: { name } })),
    onSuccess,
  });
  const rename = useMutation({
    mutationFn: ({ id, name }: { id: string; name: string }) =>
      take(api.PATCH('/workspaces/{ws}/folders/{f}', { params: { path: { ws, f: id } }, body: { name } })),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (id: string) => take(api.DELETE('/workspaces/{ws}/folders/{f}', { params: { path: { ws, f: id } } })),
    onSuccess,
  });
  return { add, rename, remove };
}

/** Who has more groups than these is beyond the first steps. */
const looked = 5;

async function givesSomething(ws: string, g: string): Promise<boolean> {
  return (await take(api.GET('/workspaces/{ws}/groups/{g}/grants', { params: { path: { ws, g }, query: { limit: 1 } } }))).total > 0;
}

/** How far the first steps are: whether anybody else and any app is there, a custom group, and whether one gives something. */
export function firstStepsQuery(ws: string) {
  return queryOptions({
    queryKey: ['first-steps', ws],
    queryFn: async () => {
      const path = { ws };
      const [members, groups, apps] = await Promise.all([
        take(api.GET('/workspaces/{ws}/members', { params: { path, query: { limit: 1 } } })),
        take(api.GET('/workspaces/{ws}/groups', { params: { path, query: { limit: looked, kind: 'custom' } } })),
        take(api.GET('/workspaces/{ws}/apps', { params: { path, query: { limit: 1, scope: 'all' } } })),
      ]);
      const given = groups.total > looked || (await Promise.all(groups.items.map(({ id }) => givesSomething(ws, id)))).includes(true);
      return { people: members.total > 1, group: groups.items[0]?.id, app: apps.total > 0, given };
    },
  });
}
