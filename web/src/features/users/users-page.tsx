import { Button, Select, Tabs } from '@mantine/core';
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
import { inside } from '@/messages/inside';
import { useMailConfigured } from '@/session/session';
import { useGroupChoice } from '@/workspace/custom-groups';
import { AddUsersDrawer } from './add-users-drawer';
import { BulkBar } from './bulk/bulk-bar';
import { BoxesContext, selectColumn } from './bulk/select-column';
import { useSelection } from './bulk/selection';
import { LinkModal } from './link-modal';
import { ReviewPanel } from './review/review-panel';
import { type MemberActions, useMemberActions } from './use-member-actions';
import { MailContext, usersColumns } from './users-columns';
import { membersQuery, useStatusCounts } from './users-api';
import classes from './users.module.css';

const words = inside.users;
const noPeople: Member[] = [];
const route = getRouteApi('/shell/$workspace/workspace-settings/users');

export function UsersPage() {
  const { workspace } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { actions, link, closeLink } = useMemberActions(workspace);
  const { add: adding, review = false, q, status, role, group, sort, cursor } = search;
  const view = { q, status, role, group, sort, cursor };
  const setAdding = (tab: 'invite' | 'csv' | undefined) =>
    void navigate({ to: '.', search: (now) => ({ ...now, add: tab }), replace: tab !== undefined && adding !== undefined });

  return (
    <Page
      title={words.title}
      note={<Count workspace={workspace} view={view} />}
      action={
        <Button leftSection={<IconUserPlus size={16} />} onClick={() => { setAdding('invite'); }}>
          {words.add}
        </Button>
      }
    >
      <Tabs
        value={review ? 'review' : 'people'}
        keepMounted={false}
        onChange={(tab) => void navigate({ to: '.', search: tab === 'review' ? { review: true } : {} })}
      >
        <Tabs.List mb="md" aria-label={inside.review.tabsLabel}>
          <Tabs.Tab value="people">{inside.review.people}</Tabs.Tab>
          <Tabs.Tab value="review">{inside.review.tab}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="people">
          <People workspace={workspace} view={view} actions={actions} />
        </Tabs.Panel>
        <Tabs.Panel value="review">
          <ReviewPanel workspace={workspace} actions={actions} />
        </Tabs.Panel>
      </Tabs>
      <Outlet />
      {adding && <AddUsersDrawer workspace={workspace} tab={adding} onTab={setAdding} onClose={() => { setAdding(undefined); }} />}
      {link && <LinkModal link={link} onClose={closeLink} />}
    </Page>
  );
}

/** How many there are; on its own, so that the counts' coming makes nothing else anew. */
function Count({ workspace, view }: { workspace: string; view: View }) {
  const { all } = useStatusCounts(workspace, view);
  return all === undefined ? null : words.count(all.total, all.atLeast);
}

interface PeopleProps {
  workspace: string;
  view: View & { sort?: string | undefined; cursor?: string | undefined };
  actions: MemberActions;
}

function People({ workspace, view, actions }: PeopleProps) {
  const { page: number } = route.useSearch();
  const navigate = route.useNavigate();
  const { member } = useParams({ strict: false });
  const open = useCallback(
    ({ id }: Member, show?: 'access') =>
      void navigate({
        to: '/$workspace/workspace-settings/users/$member',
        params: { workspace, member: id },
        search: (now) => ({ ...now, show }),
      }),
    [navigate, workspace],
  );
  const columns = useMemo(() => [...selectColumn, ...usersColumns(workspace, actions, open)], [workspace, actions, open]);
  const members = useQuery(membersQuery(workspace, view));
  const { selection, toggle, togglePage, chooseAll, clear } = useSelection(view);
  const page = members.data?.items;
  const boxes = useMemo(() => ({ selection, page: page ?? noPeople, onToggle: toggle, onTogglePage: togglePage }), [selection, page, toggle, togglePage]);
  const mail = useMailConfigured() === true;
  const filtered = Boolean(view.q ?? view.role ?? view.group ?? view.status);

  const refine = (part: View & { sort?: string }) =>
    void navigate({ to: '.', search: (now) => ({ ...now, cursor: undefined, page: undefined, ...part }), replace: true });
  const pager = useCursorPages({
    cursor: view.cursor,
    page: number,
    reply: members.data,
    go: (to) => void navigate({ to: '.', search: (now) => ({ ...now, ...to }) }),
  });
  return (
    <BoxesContext value={boxes}>
      <MailContext value={mail}>
      <Filters workspace={workspace} view={view} onChange={refine} />
      <DataTable
        label={words.tableLabel}
        columns={columns}
        rows={page}
        rowId={(row) => row.id}
        chosenId={member}
        onOpen={(row) => { open(row); }}
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
      <BulkBar
        workspace={workspace}
        selection={selection}
        filter={view}
        total={members.data?.total ?? 0}
        totalAtLeast={members.data?.total_at_least ?? false}
        onAll={chooseAll}
        onClear={clear}
      />
      </MailContext>
    </BoxesContext>
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
  onChange: (part: View) => void;
}

function Filters({ workspace, view, onChange }: FiltersProps) {
  const counts = useStatusCounts(workspace, view);
  const { groups, search } = useGroupChoice(workspace, view.group === undefined ? [] : [view.group]);
  const roles: Role[] = ['admin', 'builder', 'end_user'];
  const tabs = ['all', 'active', 'invited', 'archived'] as const;
  return (
    <div className={classes.tools}>
      <FilterTabs
        label={words.statusLabel}
        value={view.status ?? 'all'}
        options={tabs.map((tab) => ({ value: tab, label: words.statusTabs[tab], count: counts[tab]?.total, countAtLeast: counts[tab]?.atLeast }))}
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
        {...search}
        w={180}
        data={groups.map(({ id, name }) => ({ value: id, label: name }))}
        value={view.group ?? null}
        onChange={(chosen) => { onChange({ group: chosen ?? undefined }); }}
      />
    </div>
  );
}
