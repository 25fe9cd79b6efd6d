// Every screen of the console and what can be opened on it, as data: where it is, what shows that it is there, what to do first.

const heading = (name) => (page) => page.getByRole('heading', { name }).first();
const dialog = (page) => page.getByRole('dialog').first();
const press = (name) => (page) => page.getByRole('button', { name }).first().click();
const menu = (of, item) => async (page) => {
  await page.getByRole('button', { name: `Actions for ${of}`, exact: true }).click();
  if (item) await page.getByRole('menuitem', { name: item }).click();
};

/** Before anybody is signed in. */
export const publicScreens = [
  { name: 'sign-in', path: '/sign-in', shows: heading('Sign in') },
  { name: 'password-reset-ask', path: '/password-reset', shows: heading('Forgotten password') },
  { name: 'password-reset-bad', path: `/password-reset#${'A'.repeat(43)}`, shows: heading('This link no longer works') },
  { name: 'invitation-bad', path: `/invitations#${'A'.repeat(43)}`, shows: heading('This link no longer works') },
  { name: 'setup-done', path: '/setup', shows: heading('This instance is already set up') },
];

/** As an end-user; `ws` is the address of the workspace. */
export const endUserScreens = (ws) => [
  { name: 'end-user-dashboard', path: ws, shows: heading('Dashboard') },
  { name: 'end-user-app', path: `${ws}/apps/payroll`, shows: heading('Payroll') },
  { name: 'end-user-data-sources', path: `${ws}/data-sources`, shows: heading('Data sources') },
  { name: 'end-user-constants', path: `${ws}/constants`, shows: heading('Constants') },
  { name: 'end-user-users', path: `${ws}/workspace-settings/users`, shows: heading('You can’t look at this') },
  { name: 'end-user-all-users', path: '/settings/all-users', shows: heading('You can’t look at this') },
  { name: 'end-user-profile', path: '/profile', shows: heading('Profile') },
  { name: 'not-found', path: '/no-such-workspace', shows: heading('There is nothing here') },
];

/** As the instance admin. `ids`: a member, the groups Toolmakers and HR, a data source, a user. */
export function adminScreens(ws, ids) {
  const settings = `${ws}/workspace-settings`;
  const person = `${settings}/users/${ids.member}`;
  const group = `${settings}/groups/${ids.group}`;
  return [
    { name: 'dashboard', path: ws, shows: heading('Dashboard') },
    { name: 'add-app', path: ws, shows: heading('Dashboard'), first: press('Add app'), then: dialog },
    { name: 'folders', path: ws, shows: heading('Dashboard'), first: press('Folders'), then: dialog },
    { name: 'workspace-switcher', path: ws, shows: heading('Dashboard'), first: press(/^Workspace: /), then: (page) => page.getByRole('menu') },
    { name: 'person-menu', path: ws, shows: heading('Dashboard'), first: press(/^Account of/), then: (page) => page.getByRole('menu') },
    { name: 'palette', path: ws, shows: heading('Dashboard'), first: (page) => page.keyboard.press('Control+k'), then: dialog },
    { name: 'app', path: `${ws}/apps/payroll`, shows: heading('Payroll') },
    { name: 'app-who', path: `${ws}/apps/payroll?tab=who`, shows: heading('Payroll') },
    { name: 'app-delete', path: `${ws}/apps/payroll`, shows: heading('Payroll'), first: press('Delete app'), then: dialog },
    { name: 'data-sources', path: `${ws}/data-sources`, shows: heading('Data sources') },
    { name: 'add-data-source', path: `${ws}/data-sources?add=true`, shows: dialog },
    { name: 'data-source', path: `${ws}/data-sources/${ids.source}`, shows: dialog },
    { name: 'constants', path: `${ws}/constants`, shows: heading('Constants') },
    { name: 'add-constant', path: `${ws}/constants?add=true`, shows: dialog },
    { name: 'users', path: `${settings}/users`, shows: heading('Users') },
    { name: 'users-menu', path: `${settings}/users?q=aroha`, shows: (page) => page.getByRole('row').nth(1), first: menu('Aroha Ngata'), then: (page) => page.getByRole('menu') },
    { name: 'users-archive', path: `${settings}/users?q=aroha`, shows: (page) => page.getByRole('row').nth(1), first: menu('Aroha Ngata', /^Archive/), then: dialog },
    {
      name: 'users-chosen', path: `${settings}/users`, shows: heading('Users'),
      first: (page) => page.getByRole('checkbox', { name: 'Choose everybody on this page' }).check({ force: true }),
      then: (page) => page.getByRole('region', { name: 'For those chosen' }),
    },
    { name: 'review', path: `${settings}/users?review=true`, shows: heading('Never accepted') },
    { name: 'invite', path: `${settings}/users?add=invite`, shows: dialog },
    { name: 'csv', path: `${settings}/users?add=csv`, shows: dialog },
    { name: 'member', path: person, shows: dialog },
    { name: 'member-access', path: `${person}?show=access`, shows: dialog },
    { name: 'member-history', path: `${person}?show=history`, shows: dialog },
    { name: 'view-as', path: `${ws}/view-as/${ids.member}`, shows: heading(/Dashboard/) },
    { name: 'groups', path: `${settings}/groups`, shows: heading('Groups') },
    { name: 'create-group', path: `${settings}/groups`, shows: heading('Groups'), first: press('Create new group'), then: dialog },
    { name: 'group-users', path: `${group}/users`, shows: heading('Toolmakers') },
    { name: 'group-permissions', path: `${group}/permissions`, shows: heading('Toolmakers') },
    { name: 'group-access', path: `${group}/granular-access`, shows: heading('Toolmakers') },
    { name: 'group-add-users', path: `${group}/users`, shows: heading('Toolmakers'), first: press('Add users'), then: dialog },
    {
      name: 'plan', path: `${settings}/groups/${ids.hr}/permissions`, shows: heading('HR'),
      first: (page) => page.getByRole('switch', { name: 'Manage constants' }).click({ force: true }), then: dialog,
    },
    { name: 'add-permission', path: `${group}/granular-access`, shows: heading('Toolmakers'), first: press('Add permission'), then: dialog },
    { name: 'duplicate', path: `${group}/users`, shows: heading('Toolmakers'), first: menu('Toolmakers', 'Duplicate'), then: dialog },
    { name: 'rename-group', path: `${group}/users`, shows: heading('Toolmakers'), first: press('Rename'), then: dialog },
    { name: 'delete-group', path: `${group}/users`, shows: heading('Toolmakers'), first: menu('Toolmakers', 'Delete'), then: dialog },
    { name: 'types', path: `${settings}/types`, shows: heading('Resource types') },
    { name: 'add-type', path: `${settings}/types?add=true`, shows: dialog },
    { name: 'type', path: `${settings}/types/instrument`, shows: heading('instrument') },
    { name: 'type-actions', path: `${settings}/types/instrument?tab=actions`, shows: heading('instrument') },
    { name: 'add-object', path: `${settings}/types/instrument?add=true`, shows: dialog },
    { name: 'audit', path: `${settings}/audit`, shows: heading('Audit') },
    { name: 'audit-event', path: `${settings}/audit?action=group.reviewed`, shows: (page) => page.getByRole('row').nth(1), first: (page) => page.getByRole('row').nth(1).click(), then: dialog },
    { name: 'tokens', path: `${settings}/tokens`, shows: heading('API tokens') },
    { name: 'make-token', path: `${settings}/tokens?make=true`, shows: dialog },
    { name: 'security', path: `${settings}/security`, shows: heading('Security') },
    { name: 'all-users', path: '/settings/all-users', shows: heading('All Users') },
    { name: 'memberships', path: `/settings/all-users/${ids.user}`, shows: dialog },
    { name: 'all-workspaces', path: '/settings/all-workspaces', shows: heading('All workspaces') },
    { name: 'make-workspace', path: '/settings/all-workspaces?add=true', shows: dialog },
    { name: 'instance', path: '/settings/instance', shows: heading('Guarded origins') },
    { name: 'mail', path: '/settings/mail', shows: heading('Mail') },
    { name: 'instance-audit', path: '/settings/audit', shows: heading('Audit') },
    { name: 'instance-tokens', path: '/settings/tokens', shows: heading('API tokens') },
    { name: 'profile', path: '/profile', shows: heading('Profile') },
  ];
}
