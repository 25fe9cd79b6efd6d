import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Member } from '@/api/types';
import { eventsQuery } from '@/audit/audit-api';
import { ChangeLine } from '@/audit/change-line';
import { actionName, actorName } from '@/audit/event-words';
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
  const [which, setWhich] = useState<'target' | 'actor'>('target');
  const filter = which === 'target' ? { target: member.id } : { actor: member.email };
  const events = useQuery(eventsQuery(workspace, filter, { limit: shown }));
  return (
    <>
      <Toolbar>
        <FilterTabs
          label={words.whichLabel}
          value={which}
          options={(['target', 'actor'] as const).map((one) => ({ value: one, label: words.which[one] }))}
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
          <li key={event.id} className={classes.event}>
            <span className={classes.name}>{actionName(event.action)}</span>
            <span className={classes.kind}>
              <Time at={event.at} />
            </span>
            <span className={classes.about}>
              <ChangeLine event={event} />
              <span className={classes.kind}>{which === 'target' ? words.by(actorName(event)) : event.target?.name}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
