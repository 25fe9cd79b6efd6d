import { counted, listed, number } from '../plural';

export const access = {
  via: (group: string) => `via ${group}`,
  viaRole: (role: string) => `via ${role} role`,
  viaAdmin: 'as an admin',
  owner: 'owner',
  instanceAdmin: 'instance admin',
  grantOf: (group: string, grant: string) => `${group}: ${grant}`,
  actions: {
    view: 'Open', edit: 'Edit', list: 'See on dashboard', use: 'Build with', configure: 'Configure', delete: 'Delete', see: 'See',
    read: 'Read', reveal: 'Reveal',
  } as Record<string, string>,
  all: 'All',
  joined: listed,
  filterLabel: 'What they may do',
  searchLabel: 'Search people',
  search: 'Search by name or e-mail',
  tableLabel: (name: string) => `Who has access to ${name}`,
  count: (n: number, atLeast: boolean) => `${counted(n, 'person', 'people')}${atLeast ? ' or more' : ''}`,
  columns: { person: 'Person', rights: 'What and why' },
  emptyTitle: 'Nobody',
  emptyText: 'Give a group access to it on the Groups page: its people appear here at once.',
  export: 'Export',
  exporting: (n: number) => `${number(n)} so far`,
  csv: { name: 'Name', email: 'E-mail', role: 'Role', action: 'May', from: 'Because' },
  morePaths: (n: number) => `+${number(n)}`,
  allPaths: 'Every reason',
} as const;
