import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { AuditEvent } from '@/api/types';
import { eventsAtQuery } from '@/audit/audit-api';
import { EventDetails } from '@/audit/event-details';
import { actionName } from '@/audit/event-words';
import { useChange } from '@/changes/change-context';
import type { ChangePlace } from '@/changes/types';
import { undoEvent } from '@/changes/undo';
import { PageDrawer } from '@/components/page-drawer';
import { EmptyState, LinesSkeleton } from '@/components/states';
import { toastProblem } from '@/components/toast';
import { inside } from '@/messages/inside';
import type { AuditView } from './audit-filters';

const words = inside.audit;

interface EventDrawerProps {
  place: ChangePlace;
  id: string;
  /** When it was, as its address says. */
  at: string | undefined;
  /** The events in sight; undefined while they are on their way. */
  events: AuditEvent[] | undefined;
  onClose: () => void;
}

export function EventDrawer({ place, id, at, events, onClose }: EventDrawerProps) {
  const { run } = useChange();
  const here = events?.find((one) => one.id === id);
  const elsewhere = useQuery({ ...eventsAtQuery(place, at ?? ''), enabled: events !== undefined && !here && at !== undefined });
  const event = here ?? elsewhere.data?.find((one) => one.id === id);
  const loading = !event && (events === undefined || elsewhere.isFetching);
  const undo = (workspace: string, one: AuditEvent) => {
    run({ ...undoEvent({ workspace }, one.id), show: 'always' }).catch(toastProblem);
  };
  const more = (text: string, search: AuditView) => (
    <Link to="." search={search}>
      {text}
    </Link>
  );
  const actor = event?.actor && 'email' in event.actor ? event.actor.email : undefined;
  return (
    <PageDrawer
      title={event ? actionName(event.action) : words.title}
      onClose={onClose}
      size={560}
      foot={
        event?.undoable === true && place !== 'instance' ? (
          <Button variant="default" onClick={() => { undo(place.workspace, event); }}>
            {words.event.undo}
          </Button>
        ) : undefined
      }
    >
      {loading && <LinesSkeleton lines={8} />}
      {!loading && !event && <EmptyState title={words.event.gone} text={words.event.goneText} />}
      {event && (
        <EventDetails
          event={event}
          ofTarget={event.target?.id && more(words.event.ofTarget, { target: event.target.id })}
          ofPerson={actor !== undefined && more(words.event.ofPerson, { actor })}
          ofRequest={event.request_id !== null && more(words.event.sameChange, { request: event.request_id })}
        />
      )}
    </PageDrawer>
  );
}
