import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, take } from '@/api/client';
import type { ResetLink } from '@/api/types';
import type { ChangeHeaders, ChangeQuery } from '@/changes/types';
import { pageSize } from '@/components/data-table/use-cursor-pages';

export interface PeopleView {
  q?: string | undefined;
  status?: 'active' | 'pending' | 'archived' | undefined;
  factor?: 'with' | 'without' | undefined;
  sort?: string | undefined;
  cursor?: string | undefined;
}

const sorts = ['name', '-name', 'email', '-email', 'status', '-status', 'created_at', '-created_at'] as const;

export function peopleQuery(view: PeopleView) {
  const sort = sorts.find((known) => known === view.sort) ?? 'name';
  const { q, status, factor, cursor } = view;
  const query = { limit: pageSize, sort, ...(q && { q }), ...(status && { status }), ...(factor && { second_factor: factor === 'with' }), ...(cursor && { cursor }) };
  return queryOptions({
    queryKey: ['people', view],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => take(api.GET('/instance/users', { params: { query }, signal })),
  });
}

export function personQuery(user: string) {
  return queryOptions({
    queryKey: ['person', user],
    queryFn: () => take(api.GET('/instance/users/{u}', { params: { path: { u: user } } })),
  });
}

export const summaryQuery = queryOptions({
  queryKey: ['instance-summary'],
  queryFn: () => take(api.GET('/instance/summary')),
});

/** `takeOver`: the caller becomes admin of each workspace that would be left without one. */
export function archivePerson(u: string, takeOver: boolean) {
  return (query: ChangeQuery, headers: ChangeHeaders) =>
    take(api.POST('/instance/users/{u}/archive', { params: { path: { u }, query: { ...query, ...(takeOver && { take_over: true }) } }, headers }));
}

export function setInstanceAdmin(u: string, instance_admin: boolean) {
  return (query: ChangeQuery, headers: ChangeHeaders) =>
    take(api.PATCH('/instance/users/{u}', { params: { path: { u }, query }, headers, body: { instance_admin } }));
}

/** The link to pass on; undefined where it goes by mail. */
export async function resetPassword(u: string): Promise<string | undefined> {
  const made = (await take(api.POST('/instance/users/{u}/password-reset', { params: { path: { u } } }))) as ResetLink | undefined;
  return made?.reset_url ?? undefined;
}

export const removeSecondFactorOf = (u: string) => take(api.DELETE('/instance/users/{u}/second-factor', { params: { path: { u } } }));

export function unarchivePerson(u: string) {
  return (query: ChangeQuery, headers: ChangeHeaders) =>
    take(api.POST('/instance/users/{u}/unarchive', { params: { path: { u }, query }, headers }));
}

export function archiveMembership(ws: string, m: string) {
  return (query: ChangeQuery, headers: ChangeHeaders) =>
    take(api.POST('/workspaces/{ws}/members/{m}/archive', { params: { path: { ws, m }, query }, headers }));
}

export function unarchiveMembership(ws: string, m: string) {
  return (query: ChangeQuery, headers: ChangeHeaders) =>
    take(api.POST('/workspaces/{ws}/members/{m}/unarchive', { params: { path: { ws, m }, query }, headers }));
}
