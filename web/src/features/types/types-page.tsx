import { Button, Menu } from '@mantine/core';
import { IconCube, IconExternalLink, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import type { RegisteredType } from '@/api/types';
import { Chips } from '@/components/chips';
import { type Columns, columnsOf } from '@/components/data-table/columns';
import { ListPage } from '@/components/list-page';
import { RowMenu } from '@/components/row-menu';
import { TwoLines } from '@/components/two-lines';
import { inside } from '@/messages/inside';
import { number } from '@/messages/plural';
import { TypeModal } from './type-modal';
import { typesQuery } from './types-api';
import classes from './types.module.css';
import { useDeleteType } from './use-delete-type';

const words = inside.types;
const route = getRouteApi('/shell/$workspace/workspace-settings/types');
const helper = columnsOf<RegisteredType>();

interface TypeActions {
  workspace: string;
  onOpen: (type: RegisteredType) => void;
  onEdit: (type: RegisteredType) => void;
  onDelete: (type: RegisteredType) => void;
}

function typeColumns({ workspace, onOpen, onEdit, onDelete }: TypeActions): Columns<RegisteredType> {
  return helper.columns([
    helper.accessor('name', {
      header: words.columns.name,
      meta: { sortKey: 'name', width: '34%' },
      cell: ({ row: { original: type } }) => (
        <TwoLines
          name={type.name}
          link={(name) => (
            <Link to="/$workspace/workspace-settings/types/$type" params={{ workspace, type: type.name }}>
              {name}
            </Link>
          )}
        />
      ),
    }),
    helper.accessor('actions', {
      header: words.columns.actions,
      meta: { wideOnly: true },
      cell: ({ row: { original: type } }) => (
        <Chips
          items={type.actions.map(({ name }) => ({
            id: name,
            label: name,
            ...(type.needs_builder.includes(name) && { title: `${name}: ${words.needsBuilder}` }),
          }))}
          most={4}
          moreLabel={words.moreActions}
          allLabel={words.allActions(type.name)}
        />
      ),
    }),
    helper.accessor('resource_count', {
      header: words.columns.objects,
      meta: { width: 110, align: 'end' },
      cell: ({ row }) => <span className={classes.figure}>{number(row.original.resource_count)}</span>,
    }),
    helper.display({
      id: 'menu',
      header: words.columns.menu,
      meta: { width: 52, align: 'end', quietHeader: true },
      cell: ({ row: { original: type } }) => (
        <RowMenu label={words.menu(type.name)}>
          <Menu.Item leftSection={<IconExternalLink size={16} />} onClick={() => { onOpen(type); }}>
            {words.open}
          </Menu.Item>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => { onEdit(type); }}>
            {words.edit}
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={16} />} color="danger" onClick={() => { onDelete(type); }}>
            {words.delete}
          </Menu.Item>
        </RowMenu>
      ),
    }),
  ]);
}

/** The kinds of things of an integrator's own that groups can give. */
export function TypesPage() {
  const { workspace } = route.useParams();
  const { add: adding, ...view } = route.useSearch();
  const navigate = route.useNavigate();
  const [editing, setEditing] = useState<RegisteredType | undefined>();
  const types = useQuery(typesQuery(workspace, view));
  const remove = useDeleteType(workspace);

  const open = useCallback(
    ({ name }: RegisteredType) => void navigate({ to: '/$workspace/workspace-settings/types/$type', params: { workspace, type: name } }),
    [workspace, navigate],
  );
  const columns = useMemo(
    () =>
      typeColumns({
        workspace,
        onOpen: open,
        onEdit: setEditing,
        onDelete: (type) => void remove(type),
      }),
    [workspace, open, remove, setEditing],
  );
  const setAdding = (on: true | undefined) => void navigate({ to: '.', search: (now) => ({ ...now, add: on }) });
  const addButton = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => { setAdding(true); }}>
      {words.add}
    </Button>
  );
  return (
    <ListPage
      words={words}
      emptyText={words.emptyText}
      icon={<IconCube size={40} stroke={1.2} />}
      list={types}
      columns={columns}
      rowId={(type) => type.id}
      onOpen={open}
      view={view}
      onView={(part, replace) => void navigate({ to: '.', search: (now) => ({ ...now, ...part }), replace })}
      addButton={addButton}
    >
      {adding && <TypeModal workspace={workspace} onClose={() => { setAdding(undefined); }} />}
      {editing && <TypeModal workspace={workspace} type={editing} onClose={() => { setEditing(undefined); }} />}
    </ListPage>
  );
}
