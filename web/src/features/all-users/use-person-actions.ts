import { createContext, useContext } from 'react';
import type { User } from '@/api/types';

export type Membership = User['memberships'][number];

/** What an instance admin can do to a person, everywhere or in one workspace. */
export interface PersonActions {
  archive: (user: User) => void;
  unarchive: (user: User) => void;
  setInstanceAdmin: (user: User, admin: boolean) => void;
  resetPassword: (user: User) => void;
  removeSecondFactor: (user: User) => void;
  archiveIn: (user: User, membership: Membership) => void;
  unarchiveIn: (user: User, membership: Membership) => void;
}

export const PersonActionsContext = createContext<PersonActions | undefined>(undefined);

export function usePersonActions(): PersonActions {
  const actions = useContext(PersonActionsContext);
  if (!actions) throw new Error('usePersonActions needs a PersonActionsProvider above it');
  return actions;
}
