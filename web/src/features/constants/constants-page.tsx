import { Button, Menu } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash, IconVariable } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { Constant } from '@/api/types';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { type Columns, columnsOf } from '@/components/data-table/columns';
import { FilterTabs } from '@/components/filter-tabs';
import { ListPage } from '@/components/list-page';
import { RowMenu } from '@/components/row-menu';
import { toastDone } from '@/components/toast';
import { TwoLines } from '@/components/two-lines';
import { inside } from '@/messages/inside';
import { useWorkspace } from '@/session/session';
import { ConstantModal } from './constant-modal';
import { constantsQuery, useConstantChanges } from './constants-api';
import { ValueCell } from './value-cell';

const words = inside.constants;
const route = getRouteApi('/shell/$workspace/constants');
const helper = columnsOf<Constant>();
const tabs = ['all', 'plain', 'secret'] as const;

interface Chosen {
  act: 'edit' | 'delete';
  constant: Constant;
}

function constantColumns(workspace: string, mayManage: boolean, onAct: (chosen: Chosen) => void): Columns<Constant> {
  return helper.columns([
    helper.accessor('name', {
      header: words.columns.name,
      meta: { sortKey: 'name', width: '36%' },
      cell: ({ row: { original } }) => <TwoLines name={original.name} note={words.kinds[original.kind]} />,
    }),
    helper.accessor('value', {
      header: words.columns.value,
      cell: ({ row }) => <ValueCell workspace={workspace} constant={row.original} mayReveal={mayManage} />,
    }),
    ...(mayManage
      ? [
          helper.display({
            id: 'actions',
            header: words.columns.actions,
            meta: { width: 52, align: 'end', quietHeader: true },
            cell: ({ row }) => <ConstantMenu constant={row.original} onAct={onAct} />,
          }),
        ]
      : []),
  ]);
}

function ConstantMenu({ constant, onAct }: { constant: Constant; onAct: (chosen: Chosen) => void }) {
  return (
    <RowMenu label={words.menu(constant.name)}>
      <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => { onAct({ act: 'edit', constant }); }}>
        {words.edit}
      </Menu.Item>
      <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => { onAct({ act: 'delete', constant }); }}>
        {words.delete}
      </Menu.Item>
    </RowMenu>
  );
}

export function ConstantsPage() {
  const { workspace } = route.useParams();
  const { add: adding, ...view } = route.useSearch();
  const navigate = route.useNavigate();
  const [chosen, setChosen] = useState<Chosen | undefined>();
  const { data: here } = useWorkspace(workspace);
  const mayManage = here?.me.admin === true || here?.me.permissions.constant_manage === true;
  const constants = useQuery(constantsQuery(workspace, view));
  const columns = useMemo(() => constantColumns(workspace, mayManage, setChosen), [workspace, mayManage, setChosen]);
  const { remove } = useConstantChanges(workspace);
  const look = (part: Partial<typeof view>, replace: boolean) => void navigate({ to: '.', search: (now) => ({ ...now, ...part }), replace });
  const setAdding = (on: true | undefined) => void navigate({ to: '.', search: (now) => ({ ...now, add: on }) });
  const addButton = mayManage && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => { setAdding(true); }}>
      {words.add}
    </Button>
  );
  return (
    <ListPage
      words={words}
      emptyText={mayManage ? words.emptyText : words.emptyReader}
      icon={<IconVariable size={40} stroke={1.2} />}
      list={constants}
      columns={columns}
      rowId={(constant) => constant.id}
      view={view}
      narrowed={view.kind !== undefined}
      onView={look}
      addButton={addButton}
      filters={{
        before: (
          <FilterTabs
            label={words.kindLabel}
            value={view.kind ?? 'all'}
            options={tabs.map((tab) => ({ value: tab, label: words.kindTabs[tab] }))}
            onChange={(kind) => { look({ kind: kind === 'all' ? undefined : kind, cursor: undefined, page: undefined }, true); }}
          />
        ),
      }}
    >
      {adding && <ConstantModal workspace={workspace} onClose={() => { setAdding(undefined); }} />}
      {chosen?.act === 'edit' && (
        <ConstantModal workspace={workspace} constant={chosen.constant} onClose={() => { setChosen(undefined); }} />
      )}
      {chosen?.act === 'delete' && (
        <ConfirmDialog
          title={words.deleteTitle(chosen.constant.name)}
          text={words.deleteText}
          confirmLabel={words.delete}
          onConfirm={async () => {
            await remove.mutateAsync(chosen.constant.id);
            toastDone(words.deleted(chosen.constant.name));
          }}
          onClose={() => { setChosen(undefined); }}
        />
      )}
    </ListPage>
  );
}
