import { Button, Menu } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash, IconVariable } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { isProblem } from '@/api/problem';
import type { Constant } from '@/api/types';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { type Columns, columnsOf } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { useCursorPages } from '@/components/data-table/use-cursor-pages';
import { FilterTabs } from '@/components/filter-tabs';
import { Page } from '@/components/page';
import { RowMenu } from '@/components/row-menu';
import { SearchInput } from '@/components/search-input';
import { EmptyState } from '@/components/states';
import { toastDone } from '@/components/toast';
import { Toolbar } from '@/components/toolbar';
import { TwoLines } from '@/components/two-lines';
import { messages } from '@/messages/en';
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
  const { page, add: adding, ...view } = route.useSearch();
  const navigate = route.useNavigate();
  const [chosen, setChosen] = useState<Chosen | undefined>();
  const { data: here } = useWorkspace(workspace);
  const mayManage = here?.me.admin === true || here?.me.permissions.constant_manage === true;
  const constants = useQuery(constantsQuery(workspace, view));
  const columns = useMemo(() => constantColumns(workspace, mayManage, setChosen), [workspace, mayManage, setChosen]);
  const { remove } = useConstantChanges(workspace);
  const filtered = Boolean(view.q ?? view.kind);
  const none = constants.data?.total === 0 && !filtered;

  const refine = (part: Partial<typeof view>) =>
    void navigate({ to: '.', search: (now) => ({ ...now, cursor: undefined, page: undefined, ...part }), replace: true });
  const setAdding = (on: true | undefined) => void navigate({ to: '.', search: (now) => ({ ...now, add: on }) });
  const pager = useCursorPages({
    cursor: view.cursor,
    page,
    reply: constants.data,
    go: (to) => void navigate({ to: '.', search: (now) => ({ ...now, ...to }) }),
  });
  const addButton = mayManage && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => { setAdding(true); }}>
      {words.add}
    </Button>
  );
  return (
    <Page title={words.title} note={constants.data && !none && words.count(constants.data.total)} action={!none && addButton}>
      {!none && !isProblem(constants.error, 'forbidden') && (
        <Toolbar>
          <FilterTabs
            label={words.kindLabel}
            value={view.kind ?? 'all'}
            options={tabs.map((tab) => ({ value: tab, label: words.kindTabs[tab] }))}
            onChange={(kind) => { refine({ kind: kind === 'all' ? undefined : kind }); }}
          />
          <SearchInput label={words.searchLabel} value={view.q ?? ''} onChange={(q) => { refine({ q: q === '' ? undefined : q }); }} />
        </Toolbar>
      )}
      <DataTable
        label={words.tableLabel}
        columns={columns}
        rows={constants.data?.items}
        rowId={(constant) => constant.id}
        sort={view.sort ?? 'name'}
        onSort={(sort) => { refine({ sort }); }}
        stale={constants.isPlaceholderData}
        error={constants.error}
        onRetry={() => void constants.refetch()}
        {...(pager && { pager })}
        empty={
          <EmptyState
            icon={<IconVariable size={40} stroke={1.2} />}
            title={filtered ? messages.common.noMatchTitle : words.emptyTitle}
            text={filtered ? messages.common.noMatchText : mayManage ? words.emptyText : words.emptyReader}
            action={none && addButton}
          />
        }
      />
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
    </Page>
  );
}
