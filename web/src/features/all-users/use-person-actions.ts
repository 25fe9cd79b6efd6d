import { useMemo } from 'react';
import type { User } from '@/api/types';
import { useChange } from '@/changes/change-context';
import { toastProblem } from '@/components/toast';
import { messages } from '@/messages/en';
import { archiveMembership, archivePerson, unarchiveMembership, unarchivePerson } from './all-users-api';

const words = messages.allUsers;

type Membership = User['memberships'][number];

export interface PersonActions {
  archive: (user: User) => void;
  unarchive: (user: User) => void;
  archiveIn: (user: User, membership: Membership) => void;
  unarchiveIn: (user: User, membership: Membership) => void;
}

/** What an instance admin can do to a person, everywhere or in one workspace. */
export function usePersonActions(): PersonActions {
  const { run } = useChange();
  return useMemo(() => {
    const quietly = (outcome: Promise<unknown>) => {
      outcome.catch(toastProblem);
    };
    return {
      archive: (user) => {
        quietly(
          run({
            place: 'instance',
            title: words.archiveTitle(user.name),
            confirmLabel: words.archive,
            show: 'always',
            send: archivePerson(user.id),
            done: words.archived(user.name),
          }),
        );
      },
      unarchive: (user) => {
        quietly(
          run({
            place: 'instance',
            title: words.unarchiveTitle(user.name),
            confirmLabel: words.unarchive,
            show: 'always',
            send: unarchivePerson(user.id),
            done: words.unarchived(user.name),
          }),
        );
      },
      archiveIn: (user, { workspace, member_id: member }) => {
        quietly(
          run({
            place: { workspace: workspace.id },
            title: words.drawer.archiveTitle(user.name, workspace.name),
            confirmLabel: words.archive,
            show: 'always',
            send: archiveMembership(workspace.id, member),
            done: messages.users.archived(user.name),
          }),
        );
      },
      unarchiveIn: (user, { workspace, member_id: member }) => {
        quietly(
          run({
            place: { workspace: workspace.id },
            title: words.drawer.unarchiveTitle(user.name, workspace.name),
            confirmLabel: words.unarchive,
            show: 'always',
            send: unarchiveMembership(workspace.id, member),
            done: messages.users.unarchived(user.name),
          }),
        );
      },
    };
  }, [run]);
}
