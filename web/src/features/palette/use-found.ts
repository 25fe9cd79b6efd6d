import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { LinkProps } from '@tanstack/react-router';
import { api, take } from '@/api/client';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { useMe, useWorkspace } from '@/session/session';
import { questionOf } from './question';

const words = inside.palette;
const layout = messages.layout;
const most = 5;

export interface Found {
  id: string;
  kind: keyof typeof words.kinds;
  name: string;
  note?: string;
  to: Pick<LinkProps, 'to' | 'params' | 'search'>;
}

interface Answer {
  found: Found[];
  waiting: boolean;
  /** Why something may be missing. */
  error: unknown;
  askAgain: () => void;
}

/** What the words lead to: pages at once, people, groups and apps as the server finds them. */
export function useFound(workspace: string | undefined, typed: string): Answer {
  const { kind, q } = questionOf(typed);
  const ws = workspace ?? '';
  const { data: here } = useWorkspace(ws);
  const admin = here?.me.admin === true;
  const pages = usePages(workspace, admin, here?.me.role === 'builder');
  const asked = ws !== '' && q !== '';
  const people = useQuery({
    queryKey: ['palette', ws, 'people', q],
    enabled: asked && admin && kind !== 'who',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => take(api.GET('/workspaces/{ws}/members', { params: { path: { ws }, query: { q, limit: most } }, signal })),
  });
  const groups = useQuery({
    queryKey: ['palette', ws, 'groups', q],
    enabled: asked && admin && kind === 'any',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => take(api.GET('/workspaces/{ws}/groups', { params: { path: { ws }, query: { q, limit: most } }, signal })),
  });
  const apps = useQuery({
    queryKey: ['palette', ws, 'apps', q, admin],
    enabled: asked && kind !== 'what',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => {
      const query = { q, limit: most, ...(admin && { scope: 'all' as const }) };
      return take(api.GET('/workspaces/{ws}/apps', { params: { path: { ws }, query }, signal }));
    },
  });
  const objects = useQuery({
    queryKey: ['palette', ws, 'objects', q],
    enabled: asked && admin && kind === 'any',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => take(api.GET('/workspaces/{ws}/resources', { params: { path: { ws }, query: { q, limit: most } }, signal })),
  });
  const lower = q.toLowerCase();
  const found: Found[] = kind === 'any' ? pages.filter(({ name }) => name.toLowerCase().includes(lower)) : [];
  const member = (id: string) => ({ to: '/$workspace/workspace-settings/users/$member', params: { workspace: ws, member: id } }) as const;
  if (asked) {
    for (const { id, name, email } of kind === 'who' ? [] : (people.data?.items ?? [])) {
      if (kind === 'any') found.push({ id, kind: 'person', name, note: email, to: member(id) });
      found.push({ id: `what-${id}`, kind: 'question', name: words.whatCan(name), to: { ...member(id), search: { show: 'access' } } });
    }
    for (const { id, name } of kind === 'any' ? (groups.data?.items ?? []) : []) {
      found.push({ id, kind: 'group', name, to: { to: '/$workspace/workspace-settings/groups/$group/{-$tab}', params: { workspace: ws, group: id, tab: undefined } } });
    }
    for (const { id, name, slug } of kind === 'what' ? [] : (apps.data?.items ?? [])) {
      const to = { to: '/$workspace/apps/$app', params: { workspace: ws, app: slug } } as const;
      if (kind === 'any') found.push({ id, kind: 'app', name, to });
      if (admin) found.push({ id: `who-${id}`, kind: 'question', name: words.whoCan(name), to: { ...to, search: { tab: 'who' } } });
    }
    for (const { type, external_id: id, name } of kind === 'any' ? (objects.data?.items ?? []) : []) {
      const to = { to: '/$workspace/workspace-settings/types/$type', params: { workspace: ws, type }, search: { q: id } } as const;
      found.push({ id: `object-${type}-${id}`, kind: 'object', name, note: type, to });
    }
  }
  return { found, ...stateOf([people, groups, apps, objects]) };
}

function stateOf(queries: Pick<UseQueryResult, 'isFetching' | 'error' | 'refetch'>[]): Omit<Answer, 'found'> {
  const failed = queries.filter(({ error }) => error !== null);
  return {
    waiting: queries.some((one) => one.isFetching),
    error: failed[0]?.error ?? undefined,
    askAgain: () => { for (const one of failed) void one.refetch(); },
  };
}

function usePages(workspace: string | undefined, admin: boolean, builder: boolean): Found[] {
  const { user } = useMe();
  const page = (name: string, to: Found['to']): Found => ({ id: `page-${name}`, kind: 'page', name, to });
  const params = { workspace: workspace ?? '' };
  return [
    ...(workspace === undefined ? [] : [page(layout.dashboard, { to: '/$workspace', params })]),
    ...(admin || builder
      ? [page(layout.dataSources, { to: '/$workspace/data-sources', params }), page(layout.constants, { to: '/$workspace/constants', params })]
      : []),
    ...(admin
      ? [
          page(layout.users, { to: '/$workspace/workspace-settings/users', params }),
          page(layout.groups, { to: '/$workspace/workspace-settings/groups', params }),
          page(layout.types, { to: '/$workspace/workspace-settings/types', params }),
          page(layout.audit, { to: '/$workspace/workspace-settings/audit', params }),
          page(layout.tokens, { to: '/$workspace/workspace-settings/tokens', params }),
          page(layout.security, { to: '/$workspace/workspace-settings/security', params }),
        ]
      : []),
    ...(user.instance_admin
      ? [
          page(layout.allUsers, { to: '/settings/all-users' }),
          page(layout.allWorkspaces, { to: '/settings/all-workspaces' }),
          page(layout.instance, { to: '/settings/instance' }),
          page(layout.mail, { to: '/settings/mail' }),
          page(layout.instanceAudit, { to: '/settings/audit' }),
          page(layout.instanceTokens, { to: '/settings/tokens' }),
        ]
      : []),
    page(layout.profile, { to: '/profile' }),
  ];
}
