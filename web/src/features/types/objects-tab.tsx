import { Menu } from '@mantine/core';
import { IconCube, IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { isProblem } from '@/api/problem';
import type { RegisteredObject } from '@/api/types';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { type Columns, columnsOf } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { useCursorPages } from '@/components/data-table/use-cursor-pages';
import { RowMenu } from '@/components/row-menu';
import { SearchInput } from '@/components/search-input';
import { EmptyState } from '@/components/states';
import { Time } from '@/components/time';
import { toastDone } from '@/components/toast';
import { Toolbar } from '@/components/toolbar';
import { TwoLines } from '@/components/two-lines';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { ObjectModal } from './object-modal';
import { type NamedView, objectsQuery, useRemoveObject } from './types-api';
import classes from './types.module.css';

const words = inside.types.objects;
const helper = columnsOf<RegisteredObject>();

interface Chosen {
  act: 'edit' | 'delete';
  object: RegisteredObject;
}

function objectColumns(onAct: (chosen: Chosen) => void): Columns<RegisteredObject> {
  return helper.columns([
    helper.accessor('name', {
      header: words.columns.name,
      meta: { sortKey: 'name' },
      cell: ({ row: { original: object } }) => (
        <TwoLines name={object.name} note={object.name === object.external_id ? undefined : object.external_id} />
      ),
    }),
    helper.accessor('owner', {
      header: words.columns.owner,
      meta: { width: 220, wideOnly: true },
      cell: ({ row }) => (
        <span className={classes.cut} title={row.original.owner?.name}>
          {row.original.owner?.name ?? <span className={classes.quiet}>{words.nobody}</span>}
        </span>
      ),
    }),
    helper.accessor('created_at', {
      header: words.columns.made,
      meta: { width: 130, wideOnly: true },
      cell: ({ row }) => (
        <span className={classes.quiet}>
          <Time at={row.original.created_at} />
        </span>
      ),
    }),
    helper.display({
      id: 'menu',
      header: words.columns.menu,
      meta: { width: 52, align: 'end', quietHeader: true },
      cell: ({ row: { original: object } }) => (
        <RowMenu label={words.menu(object.name)}>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => { onAct({ act: 'edit', object }); }}>
            {words.edit}
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={16} />} color="danger" onClick={() => { onAct({ act: 'delete', object }); }}>
            {words.delete}
          </Menu.Item>
        </RowMenu>
      ),
    }),
  ]);
}

interface ObjectsTabProps {
  workspace: string;
  type: string;
  view: NamedView & { page?: number | undefined };
  onView: (part: NamedView & { page?: number | undefined }, replace: boolean) => void;
  addButton: ReactNode;
}

export function ObjectsTab({ workspace, type, view: { page, ...view }, onView, addButton }: ObjectsTabProps) {
  const [chosen, setChosen] = useState<Chosen | undefined>();
  const objects = useQuery(objectsQuery(workspace, type, view));
  const remove = useRemoveObject(workspace, type);
  const columns = useMemo(() => objectColumns(setChosen), [setChosen]);
  const filtered = Boolean(view.q);
  const none = objects.data?.total === 0 && !filtered;
  const refine = (part: NamedView) => { onView({ cursor: undefined, page: undefined, ...part }, true); };
  const pager = useCursorPages({ cursor: view.cursor, page, reply: objects.data, go: (to) => { onView(to, false); } });
  return (
    <>
      {!none && !isProblem(objects.error, 'forbidden') && (
        <Toolbar>
          <SearchInput label={words.search} value={view.q ?? ''} onChange={(q) => { refine({ q: q === '' ? undefined : q }); }} />
        </Toolbar>
      )}
      <DataTable
        label={words.tableLabel(type)}
        columns={columns}
        rows={objects.data?.items}
        rowId={(object) => object.id}
        onOpen={(object) => { setChosen({ act: 'edit', object }); }}
        sort={view.sort ?? 'name'}
        onSort={(sort) => { refine({ sort }); }}
        stale={objects.isPlaceholderData}
        error={objects.error}
        onRetry={() => void objects.refetch()}
        {...(pager && { pager })}
        empty={
          <EmptyState
            icon={<IconCube size={40} stroke={1.2} />}
            title={filtered ? messages.common.noMatchTitle : words.emptyTitle}
            text={filtered ? messages.common.noMatchText : words.emptyText(type)}
            action={none && addButton}
          />
        }
      />
      {chosen?.act === 'edit' && (
        <ObjectModal workspace={workspace} type={type} object={chosen.object} onClose={() => { setChosen(undefined); }} />
      )}
      {chosen?.act === 'delete' && (
        <ConfirmDialog
          title={words.deleteTitle(chosen.object.name)}
          text={words.deleteText}
          confirmLabel={words.delete}
          onConfirm={async () => {
            await remove.mutateAsync(chosen.object.external_id);
            toastDone(words.deleted(chosen.object.name));
          }}
          onClose={() => { setChosen(undefined); }}
        />
      )}
    </>
  );
}
