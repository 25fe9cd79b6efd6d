import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, take } from '@/api/client';
import type { DuplicatePart, Permissions } from '@/api/types';
import type { ChangeHeaders, ChangeQuery } from '@/changes/types';
import { pageSize } from '@/components/data-table/use-cursor-pages';

const reviewDays = 90;

/** `due`: only those that nobody has reviewed for a while. */
export function groupsQuery(workspace: string, kind: 'role' | 'custom', q: string, due = false) {
  return infiniteQueryOptions({
    queryKey: ['groups', workspace, kind, q, due],
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/workspaces/{ws}/groups', {
          params: {
            path: { ws: workspace },
            query: {
              kind,
              limit: 100,
              sort: 'name',
              ...(q !== '' && { q }),
              ...(due && { not_reviewed_for: reviewDays }),
              ...(pageParam !== undefined && { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

export function groupQuery(workspace: string, group: string) {
  return queryOptions({
    queryKey: ['group', workspace, group],
    queryFn: () => take(api.GET('/workspaces/{ws}/groups/{g}', { params: { path: { ws: workspace, g: group } } })),
  });
}

export interface GroupMembersView {
  q?: string | undefined;
  sort?: string | undefined;
  cursor?: string | undefined;
}

const memberSorts = ['name', '-name', 'role', '-role', 'status', '-status'] as const;

export function groupMembersQuery(workspace: string, group: string, view: GroupMembersView) {
  const sort = memberSorts.find((known) => known === view.sort) ?? 'name';
  const query = { limit: pageSize, sort, ...(view.q && { q: view.q }), ...(view.cursor && { cursor: view.cursor }) };
  return queryOptions({
    queryKey: ['group-members', workspace, group, view],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      take(api.GET('/workspaces/{ws}/groups/{g}/members', { params: { path: { ws: workspace, g: group }, query }, signal })),
  });
}

export function candidatesQuery(workspace: string, group: string, q: string) {
  return queryOptions({
    queryKey: ['candidates', workspace, group, q],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => {
      const query = { limit: 100, sort: 'name', ...(q !== '' && { q }) } as const;
      return take(api.GET('/workspaces/{ws}/groups/{g}/candidates', { params: { path: { ws: workspace, g: group }, query }, signal }));
    },
  });
}

/** Where the resources of a type are listed; of a registered type its objects. */
function listOf(type: string) {
  return async (ws: string, query: { limit: number; sort: 'name'; q?: string }, signal: AbortSignal) => {
    if (type === 'app') {
      return take(api.GET('/workspaces/{ws}/apps', { params: { path: { ws }, query: { ...query, scope: 'all' } }, signal }));
    }
    if (type === 'data_source') return take(api.GET('/workspaces/{ws}/data-sources', { params: { path: { ws }, query }, signal }));
    return take(api.GET('/workspaces/{ws}/resources/{type}', { params: { path: { ws, type }, query }, signal }));
  };
}

/** Resources of a type to choose from, by a word of their names. */
export function resourcesQuery(workspace: string, type: string, q: string) {
  return queryOptions({
    queryKey: ['resource-choices', workspace, type, q],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const page = await listOf(type)(workspace, { limit: 50, sort: 'name', ...(q !== '' && { q }) }, signal);
      return page.items.map(({ id, name }) => ({ id, name }));
    },
  });
}

type Send<T> = (query: ChangeQuery, headers: ChangeHeaders) => Promise<T>;

/** Gives a call its parameters' types. */
function bind<T>(call: Send<T>): Send<T> {
  return call;
}

/** The calls of one workspace's groups, each a change that can be planned. */
export function groupCalls(workspace: string) {
  const at = (g: string, query: ChangeQuery) => ({ path: { ws: workspace, g }, query });
  return {
    create: (name: string) =>
      bind((query, headers) =>
        take(api.POST('/workspaces/{ws}/groups', { params: { path: { ws: workspace }, query }, headers, body: { name } })),
      ),
    rename: (g: string, name: string) =>
      bind((query, headers) => take(api.PATCH('/workspaces/{ws}/groups/{g}', { params: at(g, query), headers, body: { name } }))),
    remove: (g: string) =>
      bind((query, headers) => take(api.DELETE('/workspaces/{ws}/groups/{g}', { params: at(g, query), headers }))),
    duplicate: (g: string, name: string, parts: DuplicatePart[]) =>
      bind((query, headers) =>
        take(api.POST('/workspaces/{ws}/groups/{g}/duplicate', { params: at(g, query), headers, body: { name, parts } })),
      ),
    setPermissions: (g: string, body: Partial<Permissions>) =>
      bind((query, headers) => take(api.PATCH('/workspaces/{ws}/groups/{g}/permissions', { params: at(g, query), headers, body }))),
    addMembers: (g: string, ids: string[], expiresAt: string | undefined) =>
      bind((query, headers) => {
        const body = { member_ids: ids, ...(expiresAt !== undefined && { expires_at: expiresAt }) };
        return take(api.POST('/workspaces/{ws}/groups/{g}/members', { params: at(g, query), headers, body }));
      }),
    removeMember: (g: string, m: string) =>
      bind((query, headers) =>
        take(api.DELETE('/workspaces/{ws}/groups/{g}/members/{m}', { params: { path: { ws: workspace, g, m }, query }, headers })),
      ),
  };
}
