import { IconLink, IconSend } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { createContext, useContext } from 'react';
import type { Member } from '@/api/types';
import { Chips } from '@/components/chips';
import { type Columns, columnsOf } from '@/components/data-table/columns';
import { IconButton } from '@/components/icon-button';
import { NarrowLine } from '@/components/narrow-note';
import { PersonCell } from '@/components/person-cell';
import { StatusMark } from '@/components/status-mark';
import { fromNow, isPast, Time } from '@/components/time';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { MemberMenu } from './member-menu';
import classes from './users.module.css';
import type { MemberActions } from './use-member-actions';

const words = inside.users;
const helper = columnsOf<Member>();

/** Whether mail is configured: asked once for all rows. */
export const MailContext = createContext(false);

export function usersColumns(workspace: string, actions: MemberActions, onEdit: (member: Member, show?: 'access') => void): Columns<Member> {
  return helper.columns([
    helper.accessor('name', {
      header: words.columns.name,
      meta: { sortKey: 'name' },
      cell: ({ row }) => <NameCell workspace={workspace} member={row.original} />,
    }),
    helper.accessor('role', {
      header: words.columns.role,
      meta: { sortKey: 'role', width: 120, wideOnly: true },
      cell: ({ row }) => <RoleCell member={row.original} />,
    }),
    helper.accessor('groups', {
      header: words.columns.groups,
      meta: { width: 280, wideOnly: true },
      cell: ({ row }) => <GroupsCell member={row.original} />,
    }),
    helper.accessor('status', {
      header: words.columns.status,
      meta: { sortKey: 'status', width: 216, wideOnly: true },
      cell: ({ row }) => <StatusCell member={row.original} actions={actions} />,
    }),
    helper.accessor('last_active_at', {
      header: words.columns.lastActive,
      meta: { sortKey: 'last_active_at', width: 130, wideOnly: true, spare: true },
      cell: ({ row }) => (
        <span className={classes.quiet}>
          <Time at={row.original.last_active_at} />
        </span>
      ),
    }),
    helper.display({
      id: 'actions',
      header: words.columns.actions,
      meta: { width: 52, align: 'end', quietHeader: true },
      cell: ({ row }) => <MemberMenu workspace={workspace} member={row.original} actions={actions} onEdit={onEdit} />,
    }),
  ]);
}

function NameCell({ workspace, member }: { workspace: string; member: Member }) {
  return (
    <PersonCell
      id={member.email}
      name={member.name}
      email={member.email}
      emailVerified={member.status === 'active' ? member.email_verified : undefined}
      narrowNote={
        <>
          {messages.common.roles[member.role]}
          {member.status !== 'active' && <StatusMark status={member.status} />}
          {linkEnd(member)}
          {member.groups.length > 0 && <NarrowLine>{groupsLine(member)}</NarrowLine>}
        </>
      }
      link={(name) => (
        <Link to="/$workspace/workspace-settings/users/$member" params={{ workspace, member: member.id }} search={true}>
          {name}
        </Link>
      )}
    />
  );
}

function RoleCell({ member }: { member: Member }) {
  const name = messages.common.roles[member.role];
  if (member.role_cause !== 'automatic') return name;
  return (
    <span className={classes.automatic} data-hint={words.automatic}>
      {name}
    </span>
  );
}

function GroupsCell({ member }: { member: Member }) {
  return (
    <Chips
      items={member.groups.map((group) => ({ id: group.id, label: group.name, off: group.ended }))}
      moreLabel={words.moreGroups}
      allLabel={words.allGroups(member.name)}
    />
  );
}

/** The first groups by name, how many more there are. */
function groupsLine({ groups }: Member): string {
  const names = groups.slice(0, 2).map(({ name, ended }) => (ended ? words.editDrawer.ended(name) : name));
  return groups.length > 2 ? `${names.join(', ')} ${words.moreGroups(groups.length - 2)}` : names.join(', ');
}

/** Of somebody invited: until when their link works. */
function linkEnd({ status, invitation_expires_at: ends }: Member): string | undefined {
  if (status !== 'invited' || ends === null) return undefined;
  return isPast(ends) ? words.expired : words.expires(fromNow(ends));
}

function StatusCell({ member, actions }: { member: Member; actions: MemberActions }) {
  if (member.status !== 'invited') return <StatusMark status={member.status} />;
  const ends = linkEnd(member);
  return (
    <span className={classes.invited}>
      <span>
        <StatusMark status="invited" />
        {ends !== undefined && <span className={classes.ends}>{ends}</span>}
      </span>
      <InvitationButtons member={member} actions={actions} />
    </span>
  );
}

function InvitationButtons({ member, actions }: { member: Member; actions: MemberActions }) {
  const mail = useContext(MailContext);
  return (
    <span className={classes.invitedButtons}>
      <IconButton aria-label={words.copyLink} data-hint={words.copyLink} onClick={() => { actions.copyLink(member); }}>
        <IconLink size={16} />
      </IconButton>
      {mail && (
        <IconButton aria-label={words.resend} data-hint={words.resend} onClick={() => { actions.resend(member); }}>
          <IconSend size={16} />
        </IconButton>
      )}
    </span>
  );
}
