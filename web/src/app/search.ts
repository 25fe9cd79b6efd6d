/** What each address carries behind its question mark: a list's state, so that a view can be sent as a link. */
import { z } from 'zod';

const list = {
  q: z.string().optional().catch(undefined),
  sort: z.string().optional().catch(undefined),
  cursor: z.string().optional().catch(undefined),
  page: z.number().int().positive().optional().catch(undefined),
};

const role = z.enum(['admin', 'builder', 'end_user']).optional().catch(undefined);

export const signInSearch = z.object({ to: z.string().optional().catch(undefined) });

export const usersSearch = z.object({
  ...list,
  status: z.enum(['active', 'invited', 'archived']).optional().catch(undefined),
  role,
  group: z.string().optional().catch(undefined),
  /** The Add users drawer, and which of its tabs. */
  add: z.enum(['invite', 'csv']).optional().catch(undefined),
});

export const groupSearch = z.object(list);

const groupTabs = ['users', 'permissions', 'granular-access'] as const;

export function groupTab(tab: string | undefined): (typeof groupTabs)[number] | undefined {
  return groupTabs.find((known) => known === tab);
}

export const allUsersSearch = z.object({
  ...list,
  status: z.enum(['active', 'pending', 'archived']).optional().catch(undefined),
});
