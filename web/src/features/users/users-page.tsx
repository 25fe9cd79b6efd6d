import { Button, Select } from '@mantine/core';
import { IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Outlet, useParams } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { Member, MemberStatus, Role } from '@/api/types';
import { DataTable } from '@/components/data-table/data-table';
import { useCursorPages } from '@/components/data-table/use-cursor-pages';
import { FilterTabs } from '@/components/filter-tabs';
import { Page } from '@/components/page';
import { SearchInput } from '@/components/search-input';
import { EmptyState } from '@/components/states';
import { messages } from '@/messages/en';
import { useCustomGroups } from '@/workspace/custom-groups';
import { AddUsersDrawer } from './add-users-drawer';
import { LinkModal } from './link-modal';
import { useMemberActions } from './use-member-actions';
import { usersColumns } from './users-columns';
import { membersQuery, useStatusCounts } from './users-api';
import classes from './users.module.css';

const words = messages.users;
const route = getRouteApi('/shell/$workspace/workspace-settings/users');

export function UsersPage() {
  const { workspace } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { member } = useParams({ strict: false });
  const { actions, link, closeLink } = useMemberActions(workspace);
  const open = useCallback(
    ({ id }: Member) =>
      void navigate({ to: '/$workspace/workspace-settings/users/$member', params: { workspace, member: id }, search: true }),
    [navigate, workspace],
  );
  const columns = useMemo(() => usersColumns(workspace, actions, open), [workspace, actions, open]);

  const { add: adding, page, ...view } = search;
  const members = useQuery(membersQuery(workspace, view));
  const counts = useStatusCounts(workspace, view);
  const filtered = Boolean(view.q ?? view.role ?? view.group ?? view.status);

  const refine = (part: Partial<typeof search>) =>
    void navigate({ to: '.', search: (now) => ({ ...now, cursor: undefined, page: undefined, ...part }), replace: true });
  const setAdding = (tab: 'invite' | 'csv' | undefined) =>
    void navigate({ to: '.', search: (now) => ({ ...now, add: tab }), replace: tab !== undefined && adding !== undefined });
  const pager = useCursorPages({
    cursor: search.cursor,
    page,
    reply: members.data,
    go: (to) => void navigate({ to: '.', search: (now) => ({ ...now, ...to }) }),
  });

  return (
    <Page
      title={words.title}
      note={counts.all !== undefined && words.count(counts.all)}
      action={
        <Button leftSection={<IconUserPlus size={16} />} onClick={() => { setAdding('invite'); }}>
          {words.add}
        </Button>
      }
    >
      <Filters workspace={workspace} view={view} counts={counts} onChange={refine} />
      <DataTable
        label={words.tableLabel}
        columns={columns}
        rows={members.data?.items}
        rowId={(row) => row.id}
        chosenId={member}
        onOpen={open}
        sort={view.sort ?? 'name'}
        onSort={(sort) => { refine({ sort }); }}
        stale={members.isPlaceholderData}
        error={members.error}
        onRetry={() => void members.refetch()}
        {...(pager && { pager })}
        empty={
          <EmptyState
            icon={<IconUsers size={40} stroke={1.2} />}
            title={filtered ? messages.common.noMatchTitle : words.emptyTitle}
            text={filtered ? messages.common.noMatchText : words.emptyText}
            action={
              filtered && (
                <Button variant="default" onClick={() => { refine({ q: undefined, role: undefined, group: undefined, status: undefined }); }}>
                  {messages.common.clearFilters}
                </Button>
              )
            }
          />
        }
      />
      <Outlet />
      {adding && <AddUsersDrawer workspace={workspace} tab={adding} onTab={setAdding} onClose={() => { setAdding(undefined); }} />}
      {link && <LinkModal link={link} onClose={closeLink} />}
    </Page>
  );
}

interface View {
  q?: string | undefined;
  status?: MemberStatus | undefined;
  role?: Role | undefined;
  group?: string | undefined;
}

interface FiltersProps {
  workspace: string;
  view: View;
  counts: Record<'all' | MemberStatus, number | undefined>;
  onChange: (part: View) => void;
}

function Filters({ workspace, view, counts, onChange }: FiltersProps) {
  const groups = useCustomGroups(workspace) ?? [];
  const roles: Role[] = ['admin', 'builder', 'end_user'];
  const tabs = ['all', 'active', 'invited', 'archived'] as const;
  return (
    <div className={classes.tools}>
      <FilterTabs
        label={words.statusLabel}
        value={view.status ?? 'all'}
        options={tabs.map((tab) => ({ value: tab, label: words.statusTabs[tab], count: counts[tab] }))}
        onChange={(tab) => { onChange({ status: tab === 'all' ? undefined : tab }); }}
      />
      <SearchInput label={words.searchLabel} placeholder={words.search} value={view.q ?? ''} width={240} onChange={(q) => { onChange({ q: q === '' ? undefined : q }); }} />
      <Select
        aria-label={words.roleFilter}
        placeholder={words.anyRole}
        clearable
        w={140}
        data={roles.map((role) => ({ value: role, label: messages.common.roles[role] }))}
        value={view.role ?? null}
        onChange={(chosen) => { onChange({ role: roles.find((role) => role === chosen) }); }}
      />
      <Select
        aria-label={words.groupFilter}
        placeholder={words.anyGroup}
        clearable
        searchable
        limit={100}
        w={180}
        data={groups.map(({ id, name }) => ({ value: id, label: name }))}
        value={view.group ?? null}
        onChange={(chosen) => { onChange({ group: chosen ?? undefined }); }}
      />
    </div>
  );
}
