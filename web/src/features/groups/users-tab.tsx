import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserMinus, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Group, GroupMember } from '@/api/types';
import { useChange } from '@/changes/change-context';
import { type Columns, columnsOf } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { useCursorPages } from '@/components/data-table/use-cursor-pages';
import { IconButton } from '@/components/icon-button';
import { PersonCell } from '@/components/person-cell';
import { SearchInput } from '@/components/search-input';
import { EmptyState } from '@/components/states';
import { StatusMark } from '@/components/status-mark';
import { Time } from '@/components/time';
import { toastProblem } from '@/components/toast';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { AddMembersModal } from './add-members-modal';
import { groupCalls, groupMembersQuery } from './groups-api';
import classes from './groups.module.css';

const words = inside.groups.users;
const columns = inside.users.columns;
const route = getRouteApi('/shell/$workspace/workspace-settings/groups/$group/{-$tab}');
const helper = columnsOf<GroupMember>();

function memberColumns(onRemove: ((member: GroupMember) => void) | undefined): Columns<GroupMember> {
  const shared: Columns<GroupMember> = helper.columns([
    helper.accessor('name', {
      header: columns.name,
      meta: { sortKey: 'name' },
      cell: ({ row: { original } }) => (
        <PersonCell
          id={original.email}
          name={original.name}
          email={original.email}
          narrowNote={
            (original.status !== 'active' || original.expires_at !== null) && (
              <>
                {original.status !== 'active' && <StatusMark status={original.status} />}
                <EndCell member={original} />
              </>
            )
          }
        />
      ),
    }),
    helper.accessor('role', {
      header: columns.role,
      meta: { sortKey: 'role', width: 110, wideOnly: true },
      cell: ({ row }) => messages.common.roles[row.original.role],
    }),
    helper.accessor('status', {
      header: columns.status,
      meta: { sortKey: 'status', width: 110, wideOnly: true },
      cell: ({ row }) => <StatusMark status={row.original.status} />,
    }),
  ]);
  if (!onRemove) return shared;
  return [
    ...shared,
    ...helper.columns([
      helper.accessor('expires_at', {
        header: words.ends,
        meta: { width: 130, wideOnly: true },
        cell: ({ row: { original } }) => <EndCell member={original} />,
      }),
      helper.display({
        id: 'actions',
        header: columns.actions,
        meta: { width: 52, align: 'end', quietHeader: true },
        cell: ({ row: { original } }) => <RemoveButton member={original} onRemove={onRemove} />,
      }),
    ]),
  ];
}

function EndCell({ member }: { member: GroupMember }) {
  if (member.expires_at === null) return null;
  return (
    <span className={classes.quiet}>
      {member.ended ? words.ended : words.until} <Time at={member.expires_at} />
    </span>
  );
}

function RemoveButton({ member, onRemove }: { member: GroupMember; onRemove: (member: GroupMember) => void }) {
  return (
    <IconButton aria-label={words.removeOne(member.name)} data-hint={words.remove} onClick={() => { onRemove(member); }}>
      <IconUserMinus size={16} />
    </IconButton>
  );
}

export function UsersTab({ workspace, group }: { workspace: string; group: Group }) {
  const { page, ...view } = route.useSearch();
  const navigate = route.useNavigate();
  const [adding, add] = useDisclosure();
  const { run } = useChange();
  const members = useQuery(groupMembersQuery(workspace, group.id, view));
  const custom = group.kind === 'custom';

  const tableColumns = useMemo(() => {
    const remove = (member: GroupMember) =>
      run({
        place: { workspace },
        title: words.removeTitle(member.name, group.name),
        confirmLabel: words.remove,
        show: 'settleable',
        send: groupCalls(workspace).removeMember(group.id, member.id),
        undoable: true,
        done: words.removed(member.name, group.name),
      });
    return memberColumns(custom ? (member) => void remove(member).catch(toastProblem) : undefined);
  }, [run, workspace, group.id, group.name, custom]);

  const refine = (part: { q?: string | undefined; sort?: string | undefined }) =>
    void navigate({ to: '.', search: (now) => ({ ...now, cursor: undefined, page: undefined, ...part }), replace: true });
  const pager = useCursorPages({
    cursor: view.cursor,
    page,
    reply: members.data,
    go: (to) => void navigate({ to: '.', search: (now) => ({ ...now, ...to }) }),
  });
  return (
    <>
      <div className={classes.tools}>
        <SearchInput label={words.search} value={view.q ?? ''} onChange={(q) => { refine({ q: q === '' ? undefined : q }); }} />
        {custom ? <Button variant="light" onClick={add.open}>{words.add}</Button> : <p className={classes.note}>{words.roleNote}</p>}
      </div>
      <DataTable
        label={words.tableLabel(group.name)}
        columns={tableColumns}
        rows={members.data?.items}
        rowId={(member) => member.id}
        sort={view.sort ?? 'name'}
        onSort={(sort) => { refine({ sort }); }}
        stale={members.isPlaceholderData}
        error={members.error}
        onRetry={() => void members.refetch()}
        {...(pager && { pager })}
        empty={
          <EmptyState
            icon={<IconUsers size={36} stroke={1.2} />}
            title={view.q === undefined ? words.emptyTitle : messages.common.noMatchTitle}
            text={view.q !== undefined ? messages.common.noMatchText : custom ? words.emptyText : words.emptyRole}
          />
        }
      />
      {adding && <AddMembersModal workspace={workspace} group={group} onClose={add.close} />}
    </>
  );
}
