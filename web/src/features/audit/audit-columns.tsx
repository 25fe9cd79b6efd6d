import { Link } from '@tanstack/react-router';
import type { AuditEvent } from '@/api/types';
import classes from '@/audit/audit.module.css';
import { ChangeLine } from '@/audit/change-line';
import { actionName, actorName, targetName } from '@/audit/event-words';
import { type Columns, columnsOf } from '@/components/data-table/columns';
import { NarrowLine, NarrowNote } from '@/components/narrow-note';
import { Time } from '@/components/time';
import { inside } from '@/messages/inside';
import pageClasses from './audit-page.module.css';

const words = inside.audit;
const helper = columnsOf<AuditEvent>();

export const auditColumns: Columns<AuditEvent> = helper.columns([
  helper.accessor('action', {
    header: words.columns.what,
    cell: ({ row }) => <WhatCell event={row.original} />,
  }),
  helper.accessor('actor', {
    header: words.columns.who,
    meta: { width: 230, wideOnly: true },
    cell: ({ row }) => (
      <span className={pageClasses.who} title={actorName(row.original)}>
        {actorName(row.original)}
      </span>
    ),
  }),
  helper.display({
    id: 'changed',
    header: words.columns.changed,
    meta: { width: 360, wideOnly: true },
    cell: ({ row }) => <ChangeLine event={row.original} />,
  }),
  helper.accessor('at', {
    header: words.columns.when,
    meta: { width: 130 },
    cell: ({ row }) => (
      <span className={pageClasses.quiet}>
        <Time at={row.original.at} />
      </span>
    ),
  }),
]);

function WhatCell({ event }: { event: AuditEvent }) {
  const target = targetName(event);
  return (
    <span className={classes.what}>
      <Link to="." search={(now) => ({ ...now, event: event.id, at: event.at })} className={classes.action}>
        {actionName(event.action)}
      </Link>
      {target && (
        <span className={classes.target} title={target}>
          {target}
        </span>
      )}
      <NarrowNote>
        <NarrowLine>{actorName(event)}</NarrowLine>
        <NarrowLine>
          <ChangeLine event={event} />
        </NarrowLine>
      </NarrowNote>
    </span>
  );
}
