import { Button, Menu } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconBuilding, IconPencil, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { InstanceWorkspace } from '@/api/types';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { type Columns, columnsOf } from '@/components/data-table/columns';
import { FilterTabs } from '@/components/filter-tabs';
import { ListPage } from '@/components/list-page';
import { RowMenu } from '@/components/row-menu';
import { StatusMark } from '@/components/status-mark';
import { Time } from '@/components/time';
import { TwoLines } from '@/components/two-lines';
import { inside } from '@/messages/inside';
import { number } from '@/messages/plural';
import { type ArchiveActions, useArchive } from './use-archive';
import { WorkspaceModal } from './workspace-modal';
import { workspacesQuery } from './workspaces-api';
import classes from './workspaces.module.css';

const words = inside.workspaces;
const route = getRouteApi('/shell/settings/all-workspaces');
const helper = columnsOf<InstanceWorkspace>();
const tabs = ['all', 'active', 'archived'] as const;

interface RowActions extends ArchiveActions {
  rename: (workspace: InstanceWorkspace) => void;
}

function workspaceColumns(actions: RowActions): Columns<InstanceWorkspace> {
  return helper.columns([
    helper.accessor('name', {
      header: words.columns.name,
      meta: { sortKey: 'name' },
      cell: ({ row: { original } }) => (
        <TwoLines
          name={original.name}
          note={`/${original.slug}`}
          narrowNote={original.status !== 'active' && <StatusMark status={original.status} />}
          link={(name) => (
            <Link to="/$workspace" params={{ workspace: original.slug }}>
              {name}
            </Link>
          )}
        />
      ),
    }),
    helper.accessor('member_count', {
      header: words.columns.members,
      meta: { sortKey: 'member_count', width: 90, align: 'end' },
      cell: ({ row }) => number(row.original.member_count),
    }),
    helper.accessor('builder_count', {
      header: words.columns.builders,
      meta: { width: 140, align: 'end', wideOnly: true },
      cell: ({ row }) => number(row.original.builder_count),
    }),
    helper.accessor('status', {
      header: words.columns.status,
      meta: { width: 130, wideOnly: true },
      cell: ({ row }) => <StatusMark status={row.original.status} />,
    }),
    helper.accessor('created_at', {
      header: words.columns.created,
      meta: { sortKey: 'created_at', width: 140, wideOnly: true },
      cell: ({ row }) => (
        <span className={classes.quiet}>
          <Time at={row.original.created_at} />
        </span>
      ),
    }),
    helper.display({
      id: 'actions',
      header: words.columns.actions,
      meta: { width: 52, align: 'end', quietHeader: true },
      cell: ({ row: { original } }) => <WorkspaceMenu workspace={original} actions={actions} />,
    }),
  ]);
}

function WorkspaceMenu({ workspace, actions }: { workspace: InstanceWorkspace; actions: RowActions }) {
  return (
    <RowMenu label={words.menu(workspace.name)}>
      <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => { actions.rename(workspace); }}>
        {words.rename}
      </Menu.Item>
      {workspace.status === 'active' ? (
        <Menu.Item leftSection={<IconArchive size={16} />} onClick={() => { actions.archive(workspace); }}>
          {words.archive}
        </Menu.Item>
      ) : (
        <Menu.Item leftSection={<IconArchiveOff size={16} />} onClick={() => { actions.unarchive(workspace); }}>
          {words.unarchive}
        </Menu.Item>
      )}
    </RowMenu>
  );
}

export function WorkspacesPage() {
  const { add: adding, ...view } = route.useSearch();
  const navigate = route.useNavigate();
  const [renaming, setRenaming] = useState<InstanceWorkspace | undefined>();
  const { archive, unarchive, takeOver, forget, adminless } = useArchive();
  const columns = useMemo(() => workspaceColumns({ archive, unarchive, rename: setRenaming }), [archive, unarchive, setRenaming]);
  const list = useQuery(workspacesQuery(view));

  const look = (part: Partial<typeof view>, replace: boolean) => void navigate({ to: '.', search: (now) => ({ ...now, ...part }), replace });
  const setAdding = (on: true | undefined) => void navigate({ to: '.', search: (now) => ({ ...now, add: on }) });
  return (
    <ListPage
      words={words}
      emptyText={words.emptyText}
      icon={<IconBuilding size={40} stroke={1.2} />}
      list={list}
      columns={columns}
      rowId={(workspace) => workspace.id}
      view={view}
      narrowed={view.status !== undefined}
      onView={look}
      addButton={
        <Button leftSection={<IconPlus size={16} />} onClick={() => { setAdding(true); }}>
          {words.add}
        </Button>
      }
      filters={{
        before: (
          <FilterTabs
            label={words.statusLabel}
            value={view.status ?? 'all'}
            options={tabs.map((tab) => ({ value: tab, label: words.tabs[tab] }))}
            onChange={(tab) => { look({ status: tab === 'all' ? undefined : tab, cursor: undefined, page: undefined }, true); }}
          />
        ),
      }}
    >
      {adding && <WorkspaceModal onClose={() => { setAdding(undefined); }} />}
      {renaming && <WorkspaceModal workspace={renaming} onClose={() => { setRenaming(undefined); }} />}
      {adminless && (
        <ConfirmDialog
          title={words.takeOverTitle(adminless.name)}
          text={words.takeOverText}
          confirmLabel={words.takeOver}
          onConfirm={() => takeOver(adminless)}
          onClose={forget}
        />
      )}
    </ListPage>
  );
}
