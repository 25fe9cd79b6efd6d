/** The changes that an instance admin makes to a person, as what is asked and sent. */
import type { User } from '@/api/types';
import type { ChangeRequest } from '@/changes/types';
import { inside } from '@/messages/inside';
import { archiveMembership, archivePerson, setInstanceAdmin, unarchiveMembership, unarchivePerson } from './all-users-api';
import type { Membership } from './use-person-actions';

const words = inside.allUsers;

/** `takeOver` was asked for already: only what goes beyond it is shown again. */
export const archiveOf = (user: User, takeOver: boolean) =>
  ({
    place: 'instance',
    title: words.archiveTitle(user.name),
    confirmLabel: words.archive,
    show: takeOver ? 'needed' : 'always',
    send: archivePerson(user.id, takeOver),
    done: words.archived(user.name),
  }) satisfies ChangeRequest<unknown>;

export const unarchiveOf = (user: User) =>
  ({
    place: 'instance',
    title: words.unarchiveTitle(user.name),
    confirmLabel: words.unarchive,
    show: 'always',
    send: unarchivePerson(user.id),
    done: words.unarchived(user.name),
  }) satisfies ChangeRequest<unknown>;

export const instanceAdminOf = (user: User, admin: boolean) =>
  ({
    place: 'instance',
    title: admin ? words.makeAdminTitle(user.name) : words.unmakeAdminTitle(user.name),
    confirmLabel: admin ? words.makeAdmin : words.unmakeAdmin,
    show: 'always',
    send: setInstanceAdmin(user.id, admin),
    done: admin ? words.madeAdmin(user.name) : words.unmadeAdmin(user.name),
  }) satisfies ChangeRequest<unknown>;

export const archiveInOf = (user: User, { workspace, member_id: member }: Membership) =>
  ({
    place: { workspace: workspace.id },
    title: words.drawer.archiveTitle(user.name, workspace.name),
    confirmLabel: words.archive,
    show: 'always',
    send: archiveMembership(workspace.id, member),
    done: inside.users.archived(user.name),
  }) satisfies ChangeRequest<unknown>;

export const unarchiveInOf = (user: User, { workspace, member_id: member }: Membership) =>
  ({
    place: { workspace: workspace.id },
    title: words.drawer.unarchiveTitle(user.name, workspace.name),
    confirmLabel: words.unarchive,
    show: 'always',
    send: unarchiveMembership(workspace.id, member),
    done: inside.users.unarchived(user.name),
  }) satisfies ChangeRequest<unknown>;
