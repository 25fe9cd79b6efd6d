import { counted, listed, number } from '../plural';

type RoleKey = 'admin' | 'builder' | 'end_user';

const roleOne: Record<RoleKey, string> = { admin: 'an Admin', builder: 'a Builder', end_user: 'an End-user' };
const roleMany: Record<RoleKey, string> = { admin: 'Admins', builder: 'Builders', end_user: 'End-users' };

export const changes = {
  title: 'Before you confirm',
  noEffect: 'Nothing else changes',
  moved: 'Something changed in the meantime. This is the plan as it stands now; look at it again before you confirm.',
  replanning: 'Working out the plan',
  confirm: 'Confirm',
  settle: 'Return them to End-user',
  settleHelp: (n: number) =>
    `${counted(n, 'person was', 'people were')} made a Builder only because of what you take away. ` +
    'Unless you tick this, they stay Builders and keep their seats.',
  settleMore: (n: number) => `and ${number(n)} more`,
  warnings: 'Please note',
  newOwner: 'New owner of what is handed over',
  newOwnerHelp: 'An active Builder or Admin. Without a choice it goes to you, where you can own things here, else to nobody.',
  newOwnerDefault: 'You, or nobody',
  nobody: 'nobody',
  sections: {
    roles: 'Roles',
    people: 'People',
    groupsJoined: 'Groups joined',
    groupsLeft: 'Groups left',
    owners: 'Handed over',
    access: 'Access',
    seats: 'Seats',
  },
  headline: {
    role: (n: number, role: RoleKey) =>
      n === 1 ? `1 person becomes ${roleOne[role]}` : `${number(n)} people become ${roleMany[role]}`,
    roleUnknown: (n: number) => counted(n, 'role changes', 'roles change'),
    invited: (n: number) => counted(n, 'person is invited', 'people are invited'),
    archived: (n: number) => counted(n, 'person is archived', 'people are archived'),
    unarchived: (n: number) => `${counted(n, 'person gets', 'people get')} a new invitation`,
    joined: (n: number) => counted(n, 'membership begins', 'memberships begin'),
    groupLeft: (n: number) => counted(n, 'group membership ends', 'group memberships end'),
    groupJoined: (n: number) => counted(n, 'group membership begins', 'group memberships begin'),
    owner: (n: number) => counted(n, 'thing is handed over', 'things are handed over'),
    groupDeleted: (n: number) => counted(n, 'group is deleted', 'groups are deleted'),
    access: 'Access changes, roles and groups stay',
    join: listed,
  },
  because: (group: string) => `because of ${group}`,
  becauseRule: {
    M20: 'its groups need a Builder',
    M21: 'End-users can’t be in groups that need a Builder',
    M23: 'the reason for being a Builder is gone',
  } as Record<string, string>,
  becauseOwner: 'End-users own nothing',
  membersLose: (n: number) => `its ${counted(n, 'member loses', 'members lose')} what it gives`,
  ownerFromTo: (from: string, to: string) => `from ${from} to ${to}`,
  accessGained: (n: number) => `${counted(n, 'right', 'rights')} gained`,
  accessLost: (n: number) => `${counted(n, 'right', 'rights')} lost`,
  permissionGained: (n: number) => `${counted(n, 'permission', 'permissions')} gained`,
  permissionLost: (n: number) => `${counted(n, 'permission', 'permissions')} lost`,
  permissionGiven: (name: string) => `May ${name.toLowerCase()}`,
  permissionTaken: (name: string) => `May no longer ${name.toLowerCase()}`,
  showAccess: 'Show each',
  hideAccess: 'Hide',
  loadMore: 'Show more',
  planGone: 'This list is no longer at hand. Close the plan and ask for it again to see every line.',
  shownOf: (shown: number, total: number) => `${number(shown)} of ${number(total)} shown`,
  seats: {
    users: 'Users',
    builders: 'Builders',
    of: (limit: number) => `of ${number(limit)}`,
    noLimit: 'no limit',
    over: 'over the limit',
  },
  levels: {
    none: 'no access', view: 'view', edit: 'edit', use: 'build with', configure: 'configure', list: 'list', see: 'see',
    true: 'on', false: 'off',
  } as Record<string, string>,
  undoTitle: 'Undo',
  effectHere: 'What this does',
  effectNothingMore: 'Nothing beyond the change itself.',
  done: 'Done',
  saved: 'Saved',
} as const;
