import { Button, Menu, Select } from '@mantine/core';
import { IconDatabase, IconExternalLink, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet, useParams } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import type { DataSource } from '@/api/types';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { type Columns, columnsOf } from '@/components/data-table/columns';
import { PageDrawer } from '@/components/page-drawer';
import { ListPage } from '@/components/list-page';
import { RowMenu } from '@/components/row-menu';
import { toastDone } from '@/components/toast';
import { TwoLines } from '@/components/two-lines';
import { inside } from '@/messages/inside';
import { useWorkspace } from '@/session/session';
import { DataSourceForm, kindChoices } from './data-source-form';
import { dataSourcesQuery, useDataSourceChanges } from './data-sources-api';
import classes from './data-sources.module.css';

const words = inside.dataSources;
const route = getRouteApi('/shell/$workspace/data-sources');
const helper = columnsOf<DataSource>();

interface ColumnsInput {
  workspace: string;
  mayDelete: boolean;
  onOpen: (source: DataSource) => void;
  onDelete: (source: DataSource) => void;
}

function sourceColumns({ workspace, mayDelete, onOpen, onDelete }: ColumnsInput): Columns<DataSource> {
  return helper.columns([
    helper.accessor('name', {
      header: words.columns.name,
      meta: { sortKey: 'name' },
      cell: ({ row: { original: source } }) => (
        <TwoLines
          name={source.name}
          note={words.kinds[source.kind]}
          link={(name) => (
            <Link to="/$workspace/data-sources/$source" params={{ workspace, source: source.id }} search={true}>
              {name}
            </Link>
          )}
        />
      ),
    }),
    helper.accessor('owner', {
      header: words.columns.owner,
      meta: { width: 220, wideOnly: true },
      cell: ({ row }) => (
        <span className={classes.owner} title={row.original.owner?.name}>
          {row.original.owner?.name ?? <span className={classes.quiet}>{words.nobody}</span>}
        </span>
      ),
    }),
    helper.accessor('access', {
      header: words.columns.level,
      meta: { width: 120 },
      cell: ({ row }) => words.levels[row.original.access],
    }),
    helper.display({
      id: 'actions',
      header: words.columns.actions,
      meta: { width: 52, align: 'end', quietHeader: true },
      cell: ({ row: { original: source } }) => (
        <RowMenu label={words.menu(source.name)}>
          <Menu.Item leftSection={<IconExternalLink size={16} />} onClick={() => { onOpen(source); }}>
            {words.open}
          </Menu.Item>
          {mayDelete && source.access === 'configure' && (
            <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => { onDelete(source); }}>
              {words.delete}
            </Menu.Item>
          )}
        </RowMenu>
      ),
    }),
  ]);
}

export function DataSourcesPage() {
  const { workspace } = route.useParams();
  const { add: adding, kind, ...rest } = route.useSearch();
  const view = { ...rest, kind: kindChoices.find(({ value }) => value === kind)?.value };
  const navigate = route.useNavigate();
  const { source: chosen } = useParams({ strict: false });
  const [deleting, setDeleting] = useState<DataSource | undefined>();
  const { data: here } = useWorkspace(workspace);
  const may = (permission: 'data_source_create' | 'data_source_delete') =>
    here?.me.admin === true || here?.me.permissions[permission] === true;
  const mayAdd = may('data_source_create');
  const mayDelete = may('data_source_delete');
  const { remove } = useDataSourceChanges(workspace);
  const sources = useQuery(dataSourcesQuery(workspace, view));

  const look = (part: Partial<typeof view>, replace: boolean) => void navigate({ to: '.', search: (now) => ({ ...now, ...part }), replace });
  const open = useCallback(
    ({ id }: DataSource) => void navigate({ to: '/$workspace/data-sources/$source', params: { workspace, source: id }, search: true }),
    [workspace, navigate],
  );
  const columns = useMemo(
    () =>
      sourceColumns({
        workspace,
        mayDelete,
        onOpen: open,
        onDelete: setDeleting,
      }),
    [workspace, mayDelete, open, setDeleting],
  );
  const setAdding = (on: true | undefined) => void navigate({ to: '.', search: (now) => ({ ...now, add: on }) });
  const addButton = mayAdd && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => { setAdding(true); }}>
      {words.add}
    </Button>
  );
  return (
    <ListPage
      words={words}
      emptyText={mayAdd ? words.emptyText : words.emptyReader}
      icon={<IconDatabase size={40} stroke={1.2} />}
      list={sources}
      columns={columns}
      rowId={(source) => source.id}
      chosenId={chosen}
      onOpen={open}
      view={view}
      narrowed={view.kind !== undefined}
      onView={look}
      addButton={addButton}
      filters={{
        after: (
          <Select
            aria-label={words.kindFilter}
            placeholder={words.anyKind}
            clearable
            searchable
            w={180}
            data={kindChoices}
            value={view.kind ?? null}
            onChange={(one) => { look({ kind: kindChoices.find(({ value }) => value === one)?.value, cursor: undefined, page: undefined }, true); }}
          />
        ),
      }}
    >
      <Outlet />
      {adding && (
        <PageDrawer title={words.addTitle} size={560} onClose={() => { setAdding(undefined); }}>
          <DataSourceForm workspace={workspace} onDone={() => { setAdding(undefined); }} />
        </PageDrawer>
      )}
      {deleting && (
        <ConfirmDialog
          title={words.deleteTitle(deleting.name)}
          text={words.deleteText}
          confirmLabel={words.delete}
          onConfirm={async () => {
            await remove.mutateAsync(deleting.id);
            toastDone(words.deleted(deleting.name));
          }}
          onClose={() => { setDeleting(undefined); }}
        />
      )}
    </ListPage>
  );
}
