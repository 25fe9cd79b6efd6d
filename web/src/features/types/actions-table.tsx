import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { RegisteredType } from '@/api/types';
import { type Columns, columnsOf } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { inside } from '@/messages/inside';
import { listed } from '@/messages/plural';
import classes from './types.module.css';

const words = inside.types;
type Action = RegisteredType['actions'][number];
const helper = columnsOf<Action>();

function actionColumns(type: RegisteredType): Columns<Action> {
  return helper.columns([
    helper.accessor('name', {
      header: words.actionsTable.action,
      meta: { width: '34%' },
      cell: ({ row }) => (
        <span className={classes.cut} title={row.original.name}>
          {row.original.name}
        </span>
      ),
    }),
    helper.accessor('implies', {
      header: words.actionsTable.includes,
      cell: ({ row: { original: { implies = [] } } }) =>
        implies.length === 0 ? <span className={classes.quiet}>{words.nothing}</span> : <span className={classes.cut} title={listed(implies)}>{listed(implies)}</span>,
    }),
    helper.display({
      id: 'level',
      header: words.actionsTable.level,
      meta: { width: 150 },
      cell: ({ row: { original: { name } } }) => <Level type={type} action={name} />,
    }),
  ]);
}

function Level({ type, action }: { type: RegisteredType; action: string }) {
  if (!type.needs_builder.includes(action)) return <span className={classes.quiet}>{words.actionsTable.everybody}</span>;
  return <span title={type.builder_level.includes(action) ? words.needsBuilderHelp : words.needsBuilderBy}>{words.needsBuilder}</span>;
}

/** What can be done with the things of a type. */
export function ActionsTable({ type, onEdit }: { type: RegisteredType; onEdit: () => void }) {
  const columns = useMemo(() => actionColumns(type), [type]);
  return (
    <>
      <div className={classes.tools}>
        <Button variant="light" leftSection={<IconPencil size={16} />} onClick={onEdit}>
          {words.edit}
        </Button>
      </div>
      <DataTable label={words.allActions(type.name)} columns={columns} rows={type.actions} rowId={({ name }) => name} empty={null} />
    </>
  );
}
