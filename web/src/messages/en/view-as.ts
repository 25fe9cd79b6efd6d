/** The dashboard of somebody else. */
export const viewAs = {
  open: 'View dashboard',
  banner: (name: string) => `You see the dashboard of ${name}. That you looked stands in the audit.`,
  leave: 'Leave',
  emptyText: (name: string, status: 'active' | 'invited' | 'archived') =>
    ({
      active: `${name}’s groups give no app at the moment.`,
      invited: `${name} hasn’t accepted the invitation yet: until then nothing is open to them.`,
      archived: `${name} is archived in this workspace: nothing is open to them.`,
    })[status],
} as const;
