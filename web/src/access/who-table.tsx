import { Button } from '@mantine/core';
import { IconDownload, IconUserShield, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { PersonRights } from '@/api/types';
import { type Columns, columnsOf } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { pageSize, useCursorPages } from '@/components/data-table/use-cursor-pages';
import { downloadText } from '@/components/download';
import { FilterTabs } from '@/components/filter-tabs';
import { PersonCell } from '@/components/person-cell';
import { SearchInput } from '@/components/search-input';
import { EmptyState } from '@/components/states';
import { toastProblem } from '@/components/toast';
import { Toolbar } from '@/components/toolbar';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { accessCsv } from './access-csv';
import { GiveAccessModal } from './give-access-modal';
import { type AccessView, everybody, type Guarded, guardedActions, whoQuery } from './access-api';
import { Rights } from './rights';

const words = inside.access;
const helper = columnsOf<PersonRights>();

interface WhoTableProps {
  workspace: string;
  thing: Guarded;
  name: string;
  view: AccessView & { page?: number | undefined };
  onView: (view: AccessView & { page?: number | undefined }) => void;
}

function whoColumns(workspace: string): Columns<PersonRights> {
  return helper.columns([
    helper.accessor('person', {
      header: words.columns.person,
      meta: { width: '50%' },
      cell: ({ row: { original: { person } } }) => (
        <PersonCell
          id={person.user_id}
          name={person.name}
          email={person.email}
          link={
            person.member_id === null
              ? undefined
              : (name) => (
                  <Link
                    to="/$workspace/workspace-settings/users/$member"
                    params={{ workspace, member: person.member_id ?? '' }}
                    search={{}}
                  >
                    {name}
                  </Link>
                )
          }
        />
      ),
    }),
    helper.accessor('actions', {
      header: words.columns.rights,
      cell: ({ row: { original: rights } }) => <Rights workspace={workspace} actions={rights.actions} role={rights.person.role} />,
    }),
  ]);
}

/** Everybody who may do anything with it, each with every reason. */
export function WhoTable({ workspace, thing, name, view, onView }: WhoTableProps) {
  const { page, ...asked } = view;
  const [giving, setGiving] = useState(false);
  const people = useQuery(whoQuery(workspace, thing, { ...asked, limit: pageSize }));
  const columns = useMemo(() => whoColumns(workspace), [workspace]);
  const actions: readonly string[] = guardedActions[thing.type];
  const filtered = Boolean(view.q ?? view.action);
  const refine = (part: AccessView) => { onView({ ...view, cursor: undefined, page: undefined, ...part }); };
  const pager = useCursorPages({ cursor: view.cursor, page, reply: people.data, go: (to) => { onView({ ...view, ...to }); } });
  return (
    <>
      <Toolbar>
        <FilterTabs
          label={words.filterLabel}
          value={view.action ?? 'all'}
          options={['all', ...actions].map((one) => ({ value: one, label: one === 'all' ? words.all : (words.actions[one] ?? one) }))}
          onChange={(action) => { refine({ action: action === 'all' ? undefined : action }); }}
        />
        <SearchInput
          label={words.searchLabel}
          placeholder={words.search}
          width={240}
          value={view.q ?? ''}
          onChange={(q) => { refine({ q: q === '' ? undefined : q }); }}
        />
        <ExportButton workspace={workspace} thing={thing} name={name} view={asked} />
        <Button variant="light" leftSection={<IconUserShield size={16} />} onClick={() => { setGiving(true); }}>
          {words.give.button}
        </Button>
      </Toolbar>
      <DataTable
        label={words.tableLabel(name)}
        columns={columns}
        rows={people.data?.items}
        rowId={({ person }) => person.user_id}
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
      {giving && <GiveAccessModal workspace={workspace} thing={thing} name={name} onClose={() => { setGiving(false); }} />}
    </>
  );
}

function ExportButton({ workspace, thing, name, view }: Pick<WhoTableProps, 'workspace' | 'thing' | 'name' | 'view'>) {
  const [soFar, setSoFar] = useState<number | undefined>();
  const send = async () => {
    setSoFar(0);
    try {
      const people = await everybody(workspace, thing, { q: view.q, action: view.action }, setSoFar);
      downloadText(`${name}.csv`, accessCsv(people), 'text/csv');
    } catch (error) {
      toastProblem(error);
    }
    setSoFar(undefined);
  };
  return (
    <Button variant="default" leftSection={<IconDownload size={16} />} disabled={soFar !== undefined} onClick={() => void send()}>
      {soFar === undefined ? words.export : words.exporting(soFar)}
    </Button>
  );
}
