import type { ReactNode } from 'react';
import type { AuditEvent } from '@/api/types';
import { EffectLines } from '@/changes/effect-lines';
import { exactTime, Time } from '@/components/time';
import { inside } from '@/messages/inside';
import { number } from '@/messages/plural';
import classes from './audit.module.css';
import { actionName, actorName, changesOf, type FieldChange, targetName } from './event-words';

const words = inside.audit;

interface EventDetailsProps {
  event: AuditEvent;
  /** Below the name of what was changed, and below who did it: ways to more of the same. */
  ofTarget?: ReactNode;
  ofPerson?: ReactNode;
  ofRequest?: ReactNode;
}

/** One event, whole. */
export function EventDetails({ event, ofTarget, ofPerson, ofRequest }: EventDetailsProps) {
  return (
    <>
      <section className={classes.section} aria-label={actionName(event.action)}>
        <dl className={classes.facts}>
          <dt>{words.event.when}</dt>
          <dd>
            {exactTime(event.at)} (<Time at={event.at} />)
          </dd>
          <dt>{words.event.who}</dt>
          <dd>
            {actorName(event)}
            {event.actor !== null && 'email' in event.actor && <span className={classes.aside}>{ofPerson}</span>}
          </dd>
          <dt>{words.event.via}</dt>
          <dd>{words.vias[event.via]}</dd>
          {event.address !== null && (
            <>
              <dt>{words.event.address}</dt>
              <dd>{event.address}</dd>
            </>
          )}
          {event.target !== null && (
            <>
              <dt>{words.event.target}</dt>
              <dd>
                {targetName(event) ?? event.target.id}
                {event.target.id !== null && <span className={classes.aside}>{ofTarget}</span>}
              </dd>
            </>
          )}
        </dl>
      </section>
      <Fields changes={changesOf(event)} />
      {event.effects.length > 0 && (
        <section className={classes.section} aria-label={words.event.effects}>
          <h3 className={classes.sectionTitle}>{words.event.effects}</h3>
          <EffectLines label={words.event.effects} effects={event.effects} />
          {event.effects_cut === true && <p className={classes.none}>{words.event.effectsCut}</p>}
        </section>
      )}
      <Record event={event} ofRequest={ofRequest} />
    </>
  );
}

function Fields({ changes }: { changes: FieldChange[] }) {
  return (
    <section className={classes.section} aria-label={words.event.changed}>
      <h3 className={classes.sectionTitle}>{words.event.changed}</h3>
      {changes.length === 0 ? (
        <p className={classes.none}>{words.event.nothingChanged}</p>
      ) : (
        <table className={classes.fields}>
          <thead>
            <tr>
              <th scope="col">{words.event.field}</th>
              <th scope="col">{words.event.before}</th>
              <th scope="col">{words.event.after}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ field, label, before, after }) => (
              <tr key={field}>
                <th scope="row">{label}</th>
                <td className={before === words.nothing ? classes.none : classes.was}>{before}</td>
                <td className={after === words.nothing ? classes.none : undefined}>{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Record({ event, ofRequest }: { event: AuditEvent; ofRequest: ReactNode }) {
  return (
    <section className={classes.section} aria-label={words.event.technical}>
      <h3 className={classes.sectionTitle}>{words.event.technical}</h3>
      <dl className={classes.facts}>
        <dt>{words.event.number}</dt>
        <dd>{number(event.seq)}</dd>
        {event.request_id !== null && (
          <>
            <dt>{words.event.request}</dt>
            <dd>
              <span className={classes.mono}>{event.request_id}</span>
              <span className={classes.aside}>{ofRequest}</span>
            </dd>
          </>
        )}
        <dt>{words.event.hash}</dt>
        <dd className={classes.mono}>{event.hash}</dd>
      </dl>
    </section>
  );
}
