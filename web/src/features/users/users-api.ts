import { keepPreviousData, queryOptions, useQueries } from '@tanstack/react-query';
import { api, take } from '@/api/client';
import type { EditMember, InviteMember, Member, MemberStatus, Role } from '@/api/types';
import type { ChangeHeaders, ChangeQuery } from '@/changes/types';
import { pageSize } from '@/components/data-table/use-cursor-pages';

export interface MembersView {
  q?: string | undefined;
  status?: MemberStatus | undefined;
  role?: Role | undefined;
  group?: string | undefined;
  sort?: string | undefined;
  cursor?: string | undefined;
}

export const memberSorts = [
  'name', '-name', 'email', '-email', 'role', '-role', 'status', '-status', 'last_active_at', '-last_active_at',
] as const;

type MemberSort = (typeof memberSorts)[number];

function filters({ q, role, group }: MembersView) {
  return { ...(q && { q }), ...(role && { role }), ...(group && { group_id: group }) };
}

export function membersQuery(workspace: string, view: MembersView) {
  const { status, cursor } = view;
  const sort: MemberSort = memberSorts.find((known) => known === view.sort) ?? 'name';
  return queryOptions({
    queryKey: ['members', workspace, view],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      take(
        api.GET('/workspaces/{ws}/members', {
          params: {
            path: { ws: workspace },
            query: { ...filters(view), limit: pageSize, sort, ...(status && { status }), ...(cursor && { cursor }) },
          },
          signal,
        }),
      ),
  });
}

/** How many people each status tab would show; `atLeast`: there may be more, which the server didn't count. */
export function useStatusCounts(workspace: string, view: MembersView) {
  const statuses = [undefined, 'active', 'invited', 'archived'] as const;
  return useQueries({
    queries: statuses.map((status) => ({
      queryKey: ['member-count', workspace, status, filters(view)],
      placeholderData: keepPreviousData,
      queryFn: async () => {
        const query = { ...filters(view), limit: 1, ...(status && { status }) };
        const page = await take(api.GET('/workspaces/{ws}/members', { params: { path: { ws: workspace }, query } }));
        return { total: page.total, atLeast: page.total_at_least ?? false };
      },
    })),
    combine: ([all, active, invited, archived]) => ({
      all: all?.data, active: active?.data, invited: invited?.data, archived: archived?.data,
    }),
  });
}

export function memberQuery(workspace: string, member: string) {
  return queryOptions({
    queryKey: ['member', workspace, member],
    queryFn: () => take(api.GET('/workspaces/{ws}/members/{m}', { params: { path: { ws: workspace, m: member } } })),
  });
}

/** The calls of one workspace's members, each a change that can be planned. */
export function memberCalls(workspace: string) {
  const path = (m: string) => ({ ws: workspace, m });
  return {
    invite: (body: InviteMember) => (query: ChangeQuery, headers: ChangeHeaders) =>
      take(api.POST('/workspaces/{ws}/members', { params: { path: { ws: workspace }, query }, headers, body })),
    edit: (member: string, body: EditMember) => (query: ChangeQuery, headers: ChangeHeaders) =>
      take(api.PATCH('/workspaces/{ws}/members/{m}', { params: { path: path(member), query }, headers, body })),
    archive: ({ id }: Member) => (query: ChangeQuery, headers: ChangeHeaders) =>
      take(api.POST('/workspaces/{ws}/members/{m}/archive', { params: { path: path(id), query }, headers })),
    unarchive: ({ id }: Member) => (query: ChangeQuery, headers: ChangeHeaders) =>
      take(api.POST('/workspaces/{ws}/members/{m}/unarchive', { params: { path: path(id), query }, headers })),
    resend: ({ id }: Member) =>
      take(api.POST('/workspaces/{ws}/members/{m}/resend-invitation', { params: { path: path(id) } })),
    showLink: ({ id }: Member) =>
      take(api.POST('/workspaces/{ws}/members/{m}/invitation-link', { params: { path: path(id) } })),
  };
}
