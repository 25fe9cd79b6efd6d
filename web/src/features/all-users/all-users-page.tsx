import { Menu, Select } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconKey, IconShield, IconShieldOff, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { isProblem } from '@/api/problem';
import type { User } from '@/api/types';
import { type Columns, columnsOf } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { useCursorPages } from '@/components/data-table/use-cursor-pages';
import { FilterTabs } from '@/components/filter-tabs';
import { Page } from '@/components/page';
import { NarrowLine } from '@/components/narrow-note';
import { PersonCell } from '@/components/person-cell';
import { RowMenu } from '@/components/row-menu';
import { SearchInput } from '@/components/search-input';
import { EmptyState } from '@/components/states';
import { StatusMark } from '@/components/status-mark';
import { Toolbar } from '@/components/toolbar';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { useMe } from '@/session/session';
import { peopleQuery } from './all-users-api';
import classes from './all-users.module.css';
import { Totals } from './totals';
import { PersonActionsProvider } from './person-actions-provider';
import { type PersonActions, usePersonActions } from './use-person-actions';

const words = inside.allUsers;
const factorWords = inside.secondFactor.people;
const route = getRouteApi('/shell/settings/all-users');
const helper = columnsOf<User>();
const factorChoices = (['all', 'with', 'without'] as const).map((value) => ({ value, label: factorWords.filter[value] }));
const tabs = ['all', 'active', 'pending', 'archived'] as const;

function peopleColumns(actions: PersonActions): Columns<User> {
  return helper.columns([
    helper.accessor('name', {
      header: words.columns.name,
      meta: { sortKey: 'name' },
      cell: ({ row: { original: user } }) => (
        <PersonCell
          id={user.email}
          name={user.name}
          email={user.email}
          emailVerified={user.account_status === 'active' ? user.email_verified : undefined}
          narrowNote={narrowNote(user)}
          link={(name) => <PersonLink user={user}>{name}</PersonLink>}
        />
      ),
    }),
    helper.accessor('instance_admin', {
      header: words.columns.type,
      meta: { width: 150, wideOnly: true },
      cell: ({ row }) => (row.original.instance_admin ? words.types.instanceAdmin : words.types.workspace),
    }),
    helper.accessor('account_status', {
      header: words.columns.status,
      meta: { sortKey: 'status', width: 130, wideOnly: true },
      cell: ({ row }) => <StatusMark status={row.original.account_status} />,
    }),
    helper.accessor('second_factor', {
      header: factorWords.column,
      meta: { width: 130, wideOnly: true },
      cell: ({ row }) => (row.original.second_factor ? factorWords.yes : <span className={classes.quiet}>{factorWords.no}</span>),
    }),
    helper.accessor('memberships', {
      header: words.columns.workspaces,
      meta: { width: 120 },
      cell: ({ row: { original: user } }) => {
        const n = user.memberships.length;
        if (n === 0) return words.noWorkspaces;
        return (
          <PersonLink user={user} label={words.viewOf(user.name, n)}>
            {words.view(n)}
          </PersonLink>
        );
      },
    }),
    helper.display({
      id: 'actions',
      header: words.columns.actions,
      meta: { width: 52, align: 'end', quietHeader: true },
      cell: ({ row }) => <PersonMenu user={row.original} actions={actions} />,
    }),
  ]);
}

/** What isn't the usual of an account's status and type; of one that signs in, whether by a second factor. */
function narrowNote({ account_status: status, instance_admin: admin, second_factor: factor }: User) {
  return (
    <>
      {status !== 'active' && <StatusMark status={status} />}
      {admin && words.types.instanceAdmin}
      {status === 'active' && <NarrowLine>{factorWords.said(factor)}</NarrowLine>}
    </>
  );
}

function PersonLink({ user, label, children }: { user: User; label?: string; children: React.ReactNode }) {
  return (
    <Link to="/settings/all-users/$user" params={{ user: user.id }} search={true} aria-label={label}>
      {children}
    </Link>
  );
}

function PersonMenu({ user, actions }: { user: User; actions: PersonActions }) {
  const { user: self } = useMe();
  return (
    <RowMenu label={words.menu(user.name)}>
      {user.account_status === 'active' && (
        <>
          <Menu.Item leftSection={<IconKey size={16} />} onClick={() => { actions.resetPassword(user); }}>
            {words.reset}
          </Menu.Item>
          <Menu.Item leftSection={<IconShield size={16} />} onClick={() => { actions.setInstanceAdmin(user, !user.instance_admin); }}>
            {user.instance_admin ? words.unmakeAdmin : words.makeAdmin}
          </Menu.Item>
        </>
      )}
      {user.second_factor && user.id !== self.id && (
        <Menu.Item leftSection={<IconShieldOff size={16} />} onClick={() => { actions.removeSecondFactor(user); }}>
          {factorWords.remove}
        </Menu.Item>
      )}
      {user.account_status === 'archived' ? (
        <Menu.Item leftSection={<IconArchiveOff size={16} />} onClick={() => { actions.unarchive(user); }}>
          {words.unarchive}
        </Menu.Item>
      ) : (
        <Menu.Item leftSection={<IconArchive size={16} />} onClick={() => { actions.archive(user); }}>
          {words.archive}
        </Menu.Item>
      )}
    </RowMenu>
  );
}

export function AllUsersPage() {
  return (
    <PersonActionsProvider>
      <People />
    </PersonActionsProvider>
  );
}

function People() {
  const { page, ...view } = route.useSearch();
  const navigate = route.useNavigate();
  const { user: chosen } = useParams({ strict: false });
  const actions = usePersonActions();
  const columns = useMemo(() => peopleColumns(actions), [actions]);
  const people = useQuery(peopleQuery(view));
  const filtered = Boolean(view.q ?? view.status ?? view.factor);

  const refine = (part: Partial<typeof view>) =>
    void navigate({ to: '.', search: (now) => ({ ...now, cursor: undefined, page: undefined, ...part }), replace: true });
  const pager = useCursorPages({
    cursor: view.cursor,
    page,
    reply: people.data,
    go: (to) => void navigate({ to: '.', search: (now) => ({ ...now, ...to }) }),
  });
  return (
    <Page title={words.title} action={<Totals />}>
      {!isProblem(people.error, 'forbidden') && (
        <Toolbar>
          <FilterTabs
            label={words.statusLabel}
            value={view.status ?? 'all'}
            options={tabs.map((tab) => ({ value: tab, label: words.statusTabs[tab] }))}
            onChange={(tab) => { refine({ status: tab === 'all' ? undefined : tab }); }}
          />
          <Select
            aria-label={factorWords.filterLabel}
            w={200}
            data={factorChoices}
            value={view.factor ?? 'all'}
            onChange={(factor) => { refine({ factor: factor === 'with' || factor === 'without' ? factor : undefined }); }}
          />
          <SearchInput label={words.searchLabel} placeholder={words.search} value={view.q ?? ''} onChange={(q) => { refine({ q: q === '' ? undefined : q }); }} />
        </Toolbar>
      )}
      <DataTable
        label={words.tableLabel}
        columns={columns}
        rows={people.data?.items}
        rowId={(user) => user.id}
        chosenId={chosen}
        onOpen={(user) => void navigate({ to: '/settings/all-users/$user', params: { user: user.id }, search: true })}
        sort={view.sort ?? 'name'}
        onSort={(sort) => { refine({ sort }); }}
        stale={people.isPlaceholderData}
        error={people.error}
        onRetry={() => void people.refetch()}
        {...(pager && { pager })}
        empty={
          <EmptyState
            icon={<IconUsers size={40} stroke={1.2} />}
            title={filtered ? messages.common.noMatchTitle : words.emptyTitle}
            text={filtered ? messages.common.noMatchText : words.emptyText}
          />
        }
      />
      <Outlet />
    </Page>
  );
}
