import { Button, Menu, Text } from '@mantine/core';
import { IconKey, IconLock, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Grant, Group } from '@/api/types';
import { useChange } from '@/changes/change-context';
import { Chips } from '@/components/chips';
import { type Columns, columnsOf } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { RowMenu } from '@/components/row-menu';
import { EmptyState } from '@/components/states';
import { toastProblem } from '@/components/toast';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { listed } from '@/messages/plural';
import { grantTypeOf, levelOf } from '@/workspace/grant-types';
import { grantCalls, grantsQuery } from '@/workspace/grants-api';
import { typeChoicesQuery } from '@/workspace/registered-types';
import classes from '../groups.module.css';
import { GrantModal } from './grant-modal';

const words = inside.groups.grants;
const helper = columnsOf<Grant>();

interface GrantActions {
  onEdit: (grant: Grant) => void;
  onDelete: (grant: Grant) => void;
}

function grantColumns(actions: GrantActions | undefined): Columns<Grant> {
  const shared: Columns<Grant> = helper.columns([
    helper.accessor('name', {
      header: words.columns.name,
      cell: ({ row: { original } }) => (
        <span className={classes.grantName}>
          <span title={original.name}>{original.name}</span>
          <Text span size="xs" c="dimmed" className={classes.narrowGrant} title={resourcesLine(original)}>
            {resourcesLine(original)}
          </Text>
          {original.hide_from_dashboard && (
            <Text span size="xs" c="dimmed">
              {words.hidden}
            </Text>
          )}
        </span>
      ),
    }),
    helper.accessor('resource_type', {
      header: words.columns.type,
      meta: { width: 110, wideOnly: true },
      cell: ({ row }) => <Cut>{grantTypeOf(row.original.resource_type).label}</Cut>,
    }),
    helper.accessor('access', {
      header: words.columns.level,
      meta: { width: 100 },
      cell: ({ row: { original } }) => <Cut>{levelOf(grantTypeOf(original.resource_type), original.access).label}</Cut>,
    }),
    helper.accessor('scope', {
      header: words.columns.resources,
      meta: { width: '38%', wideOnly: true },
      cell: ({ row }) => <ResourcesCell grant={row.original} />,
    }),
  ]);
  if (!actions) return shared;
  return [
    ...shared,
    helper.display({
      id: 'actions',
      header: messages.common.actions,
      meta: { width: 52, align: 'end', quietHeader: true },
      cell: ({ row }) => <GrantMenu grant={row.original} {...actions} />,
    }),
  ];
}

function Cut({ children }: { children: string }) {
  return (
    <span className={classes.cut} title={children}>
      {children}
    </span>
  );
}

/** Where there is no room for their columns: which resources, in one line. */
function resourcesLine({ resource_type: type, scope, resources }: Grant): string {
  const { all, label } = grantTypeOf(type);
  if (scope === 'all') return all;
  return `${label}: ${resources.length === 0 ? words.nothingChosen : listed(resources.map(({ name }) => name))}`;
}

function ResourcesCell({ grant }: { grant: Grant }) {
  if (grant.scope === 'all') return grantTypeOf(grant.resource_type).all;
  return (
    <Chips
      items={grant.resources.map(({ id, name }) => ({ id, label: name }))}
      moreLabel={words.moreResources}
      allLabel={words.allResources(grant.name)}
      empty={words.nothingChosen}
    />
  );
}

function GrantMenu({ grant, onEdit, onDelete }: { grant: Grant } & GrantActions) {
  return (
    <RowMenu label={words.menu(grant.name)}>
      <Menu.Item leftSection={<IconPencil size={16} />} aria-label={words.editOne(grant.name)} onClick={() => { onEdit(grant); }}>
        {words.editOne(grant.name)}
      </Menu.Item>
      <Menu.Item leftSection={<IconTrash size={16} />} color="danger" onClick={() => { onDelete(grant); }}>
        {words.deleteOne(grant.name)}
      </Menu.Item>
    </RowMenu>
  );
}

export function GranularAccessTab({ workspace, group }: { workspace: string; group: Group }) {
  const [dialog, setDialog] = useState<Grant | 'new' | undefined>();
  const grants = useQuery(grantsQuery(workspace, group.id));
  // At hand when the dialog opens, so that its fields stay where they are.
  useQuery(typeChoicesQuery(workspace, ''));
  const { run } = useChange();
  const lock = words.locked[group.role ?? ''];
  const locked = lock !== undefined;

  const columns = useMemo(() => {
    const remove = (grant: Grant) =>
      run({
        place: { workspace },
        title: words.deleteTitle(grant.name),
        confirmLabel: messages.common.delete,
        destructive: true,
        show: 'always',
        send: grantCalls(workspace).remove(group.id, grant.id),
        undoable: true,
        done: words.deleted(grant.name),
      });
    return grantColumns(locked ? undefined : { onEdit: setDialog, onDelete: (grant) => void remove(grant).catch(toastProblem) });
  }, [run, workspace, group.id, locked]);

  return (
    <>
      {locked && (
        <p className={classes.locked}>
          <IconLock size={16} aria-hidden="true" /> {lock}
        </p>
      )}
      <div className={classes.tools}>
        <span />
        {!locked && (
          <Button variant="light" leftSection={<IconPlus size={16} />} onClick={() => { setDialog('new'); }}>
            {words.add}
          </Button>
        )}
      </div>
      <DataTable
        label={words.tableLabel(group.name)}
        columns={columns}
        rows={grants.data}
        rowId={(grant) => grant.id}
        {...(!locked && { onOpen: setDialog })}
        error={grants.error}
        onRetry={() => void grants.refetch()}
        empty={
          <EmptyState
            icon={<IconKey size={36} stroke={1.2} />}
            title={words.emptyTitle}
            text={group.role === 'end_user' ? words.emptyEndUser : words.emptyText}
          />
        }
      />
      {dialog && (
        <GrantModal
          workspace={workspace}
          group={group}
          grant={dialog === 'new' ? undefined : dialog}
          onClose={() => { setDialog(undefined); }}
        />
      )}
    </>
  );
}
