import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { isContinuation } from '@/features/auth/way-on';
import { instanceQuery, sessionQuery } from '@/session/session';
import { NotFoundPage, PendingPage, RouteError } from './fallback-pages';
import {
  allUsersSearch, appSearch, auditSearch, constantsSearch, dataSourcesSearch, groupSearch, groupTab, mailSearch, signInSearch,
  tokensSearch, typeSearch, typesSearch, usersSearch, workspacesSearch,
} from './search';

interface RouterContext {
  client: QueryClient;
}

/** A page whose first question to the server takes a moment isn't blank. */
const pending = { pendingComponent: PendingPage, pendingMs: 150, pendingMinMs: 0 };

const root = createRootRouteWithContext<RouterContext>()({ notFoundComponent: NotFoundPage, errorComponent: RouteError });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  ...pending,
  validateSearch: signInSearch,
  beforeLoad: async ({ context, search }) => {
    const about = await context.client.query(instanceQuery);
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's way to lead elsewhere
    if (about.setup_required) throw redirect({ to: '/setup' });
    if (!isContinuation(search.to)) return;
    const me = await context.client.query({ ...sessionQuery, staleTime: 0 });
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's way to lead elsewhere
    if (me) throw redirect({ href: search.to, reloadDocument: true });
  },
  component: lazyRouteComponent(() => import('@/features/auth/sign-in-page'), 'SignInPage'),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('@/features/auth/setup-page'), 'SetupPage'),
});

const passwordReset = createRoute({
  getParentRoute: () => root,
  path: '/password-reset',
  component: lazyRouteComponent(() => import('@/features/auth/password-reset-page'), 'PasswordResetPage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitations',
  component: lazyRouteComponent(() => import('@/features/auth/invitation-page'), 'InvitationPage'),
});

/** Everything behind sign-in. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  ...pending,
  component: lazyRouteComponent(() => import('./shell'), 'Shell'),
  beforeLoad: async ({ context, location }) => {
    const me = await context.client.query({ ...sessionQuery, staleTime: 'static' });
    if (me) return { me };
    const to = location.pathname === '/' ? undefined : location.href;
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's way to lead elsewhere
    throw redirect({ to: '/sign-in', search: { to } });
  },
});

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: ({ context }) => {
    const open = context.me.workspaces.find((entry) => entry.reason === undefined);
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's way to lead elsewhere
    if (open) throw redirect({ to: '/$workspace', params: { workspace: open.slug }, replace: true });
  },
  component: lazyRouteComponent(() => import('./no-workspace-page'), 'NoWorkspacePage'),
});

const profile = createRoute({
  getParentRoute: () => shell,
  path: '/profile',
  component: lazyRouteComponent(() => import('@/features/profile/profile-page'), 'ProfilePage'),
});

const allUsers = createRoute({
  getParentRoute: () => shell,
  path: '/settings/all-users',
  validateSearch: allUsersSearch,
  component: lazyRouteComponent(() => import('@/features/all-users/all-users-page'), 'AllUsersPage'),
});

const allUsersUser = createRoute({
  getParentRoute: () => allUsers,
  path: '/$user',
  component: lazyRouteComponent(() => import('@/features/all-users/memberships-drawer'), 'MembershipsDrawer'),
});

const allWorkspaces = createRoute({
  getParentRoute: () => shell,
  path: '/settings/all-workspaces',
  validateSearch: workspacesSearch,
  component: lazyRouteComponent(() => import('@/features/workspaces/workspaces-page'), 'WorkspacesPage'),
});

const instance = createRoute({
  getParentRoute: () => shell,
  path: '/settings/instance',
  component: lazyRouteComponent(() => import('@/features/instance/instance-page'), 'InstancePage'),
});

const mail = createRoute({
  getParentRoute: () => shell,
  path: '/settings/mail',
  validateSearch: mailSearch,
  component: lazyRouteComponent(() => import('@/features/mail/mail-page'), 'MailPage'),
});

const instanceAudit = createRoute({
  getParentRoute: () => shell,
  path: '/settings/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('@/features/audit/audit-page'), 'InstanceAuditPage'),
});

const instanceTokens = createRoute({
  getParentRoute: () => shell,
  path: '/settings/tokens',
  validateSearch: tokensSearch,
  component: lazyRouteComponent(() => import('@/features/tokens/tokens-page'), 'InstanceTokensPage'),
});

const dashboard = createRoute({
  getParentRoute: () => shell,
  path: '/$workspace',
  component: lazyRouteComponent(() => import('@/features/apps/dashboard-page'), 'DashboardPage'),
});

const app = createRoute({
  getParentRoute: () => shell,
  path: '/$workspace/apps/$app',
  validateSearch: appSearch,
  component: lazyRouteComponent(() => import('@/features/apps/app-page'), 'AppPage'),
});

const viewAs = createRoute({
  getParentRoute: () => shell,
  path: '/$workspace/view-as/$member',
  component: lazyRouteComponent(() => import('@/features/apps/view-as-page'), 'ViewAsPage'),
});

const dataSources = createRoute({
  getParentRoute: () => shell,
  path: '/$workspace/data-sources',
  validateSearch: dataSourcesSearch,
  component: lazyRouteComponent(() => import('@/features/data-sources/data-sources-page'), 'DataSourcesPage'),
});

const dataSource = createRoute({
  getParentRoute: () => dataSources,
  path: '/$source',
  component: lazyRouteComponent(() => import('@/features/data-sources/data-source-drawer'), 'DataSourceDrawer'),
});

const constants = createRoute({
  getParentRoute: () => shell,
  path: '/$workspace/constants',
  validateSearch: constantsSearch,
  component: lazyRouteComponent(() => import('@/features/constants/constants-page'), 'ConstantsPage'),
});

const users = createRoute({
  getParentRoute: () => shell,
  path: '/$workspace/workspace-settings/users',
  validateSearch: usersSearch,
  component: lazyRouteComponent(() => import('@/features/users/users-page'), 'UsersPage'),
});

const member = createRoute({
  getParentRoute: () => users,
  path: '/$member',
  component: lazyRouteComponent(() => import('@/features/users/edit-user-drawer'), 'EditUserDrawer'),
});

const groups = createRoute({
  getParentRoute: () => shell,
  path: '/$workspace/workspace-settings/groups',
  component: lazyRouteComponent(() => import('@/features/groups/groups-page'), 'GroupsPage'),
});

const group = createRoute({
  getParentRoute: () => groups,
  path: '/$group/{-$tab}',
  params: { parse: ({ group: id, tab }) => ({ group: id, tab: groupTab(tab) }), stringify: (params) => params },
  validateSearch: groupSearch,
  component: lazyRouteComponent(() => import('@/features/groups/group-panel'), 'GroupPanel'),
});

const types = createRoute({
  getParentRoute: () => shell,
  path: '/$workspace/workspace-settings/types',
  validateSearch: typesSearch,
  component: lazyRouteComponent(() => import('@/features/types/types-page'), 'TypesPage'),
});

const type = createRoute({
  getParentRoute: () => shell,
  path: '/$workspace/workspace-settings/types/$type',
  validateSearch: typeSearch,
  component: lazyRouteComponent(() => import('@/features/types/type-page'), 'TypePage'),
});

const audit = createRoute({
  getParentRoute: () => shell,
  path: '/$workspace/workspace-settings/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('@/features/audit/audit-page'), 'AuditPage'),
});

const tokens = createRoute({
  getParentRoute: () => shell,
  path: '/$workspace/workspace-settings/tokens',
  validateSearch: tokensSearch,
  component: lazyRouteComponent(() => import('@/features/tokens/tokens-page'), 'TokensPage'),
});

const security = createRoute({
  getParentRoute: () => shell,
  path: '/$workspace/workspace-settings/security',
  component: lazyRouteComponent(() => import('@/features/security/security-page'), 'SecurityPage'),
});

const tree = root.addChildren([
  signIn,
  setup,
  passwordReset,
  invitation,
  shell.addChildren([
    home,
    profile,
    allUsers.addChildren([allUsersUser]),
    allWorkspaces,
    instance,
    mail,
    instanceAudit,
    instanceTokens,
    dashboard,
    app,
    viewAs,
    dataSources.addChildren([dataSource]),
    constants,
    users.addChildren([member]),
    groups.addChildren([group]),
    types,
    type,
    audit,
    tokens,
    security,
  ]),
]);

export function makeRouter(client: QueryClient) {
  return createRouter({ routeTree: tree, context: { client }, defaultPreload: 'intent', defaultPreloadStaleTime: 0 });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
