import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { AuditEvent } from '@/api/types';
import { EventDetails } from '@/audit/event-details';
import { actionName } from '@/audit/event-words';
import { useChange } from '@/changes/change-context';
import { undoEvent } from '@/changes/undo';
import { PageDrawer } from '@/components/page-drawer';
import { EmptyState, LinesSkeleton } from '@/components/states';
import { toastProblem } from '@/components/toast';
import { inside } from '@/messages/inside';
import type { AuditView } from './audit-filters';

const words = inside.audit;

interface EventDrawerProps {
  workspace: string;
  event: AuditEvent | undefined;
  loading: boolean;
  onClose: () => void;
}

export function EventDrawer({ workspace, event, loading, onClose }: EventDrawerProps) {
  const { run } = useChange();
  const undo = (one: AuditEvent) => {
    run({ ...undoEvent({ workspace }, one.id), show: 'always' }).catch(toastProblem);
  };
  const more = (text: string, search: AuditView) => (
    <Link to="/$workspace/workspace-settings/audit" params={{ workspace }} search={search}>
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
        event?.undoable === true ? (
          <Button variant="default" onClick={() => { undo(event); }}>
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
