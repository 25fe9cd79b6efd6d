import type { AuditEvent } from '@/api/types';
import { inside } from '@/messages/inside';
import classes from './audit.module.css';
import { changesOf } from './event-words';

/** The first field that changed, on one line; the whole on hover. */
export function ChangeLine({ event }: { event: AuditEvent }) {
  const changes = changesOf(event);
  const first = changes[0];
  if (!first) return null;
  const whole = changes.map(({ label, before, after }) => `${label}: ${before} → ${after}`).join('\n');
  const { nothing } = inside.audit;
  return (
    <span className={classes.change} title={whole}>
      {first.label}: {first.before !== nothing && `${first.before} → `}
      <strong>{first.after}</strong>
      {changes.length > 1 && `, ${inside.audit.more(changes.length - 1)}`}
    </span>
  );
}
