import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AuditEvent, Member } from '@/api/types';
import { eventsQuery } from '@/audit/audit-api';
import { ChangeLine } from '@/audit/change-line';
import { actionName, actorName, targetName } from '@/audit/event-words';
import { FilterTabs } from '@/components/filter-tabs';
import { ErrorState, LinesSkeleton } from '@/components/states';
import { Time } from '@/components/time';
import { Toolbar } from '@/components/toolbar';
import { inside } from '@/messages/inside';
import classes from './member.module.css';

const words = inside.member.history;
const shown = 50;

/** What was done to a person, or by them, newest first. */
export function MemberHistory({ workspace, member }: { workspace: string; member: Member }) {
  const [which, setWhich] = useState<'member' | 'actor'>('member');
  const filter = which === 'member' ? { member: member.id } : { actor: member.email };
  const events = useQuery(eventsQuery({ workspace }, filter, { limit: shown }));
  return (
    <>
      <Toolbar>
        <FilterTabs
          label={words.whichLabel}
          value={which}
          options={(['member', 'actor'] as const).map((one) => ({ value: one, label: words.which[one] }))}
          onChange={setWhich}
        />
        <Link to="/$workspace/workspace-settings/audit" params={{ workspace }} search={filter}>
          {words.all}
        </Link>
      </Toolbar>
      {events.isPending && <LinesSkeleton lines={6} />}
      {events.error && !events.data && <ErrorState error={events.error} onRetry={() => void events.refetch()} />}
      {events.data?.items.length === 0 && <Text c="dimmed">{words.none}</Text>}
      <ul className={classes.list} aria-label={words.listLabel}>
        {events.data?.items.map((event) => (
          <Line key={event.id} workspace={workspace} event={event} filter={filter} note={noteOf(event, which)} />
        ))}
      </ul>
    </>
  );
}

/** Whoever did it; of what was done with a group also which. */
function noteOf(event: AuditEvent, which: 'member' | 'actor'): string | undefined {
  const target = targetName(event);
  if (which === 'actor') return target;
  const by = event.actor === null ? words.bySomebody : words.by(actorName(event));
  return event.target?.type === 'group' && target !== undefined ? `${target}, ${by}` : by;
}

interface LineProps {
  workspace: string;
  event: AuditEvent;
  /** What the list shows behind the event. */
  filter: { member?: string; actor?: string };
  note: string | undefined;
}

function Line({ workspace, event, filter, note }: LineProps) {
  return (
    <li className={classes.event}>
      <Link className={classes.name} to="/$workspace/workspace-settings/audit" params={{ workspace }} search={{ ...filter, event: event.id, at: event.at }}>
        {actionName(event.action)}
      </Link>
      <span className={classes.kind}>
        <Time at={event.at} />
      </span>
      <span className={classes.about}>
        <ChangeLine event={event} />
        <span className={classes.kind}>{note}</span>
      </span>
    </li>
  );
}
