import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { api, take } from '@/api/client';
import type { Member } from '@/api/types';
import { useChange } from '@/changes/change-context';
import { PersonCell } from '@/components/person-cell';
import { ErrorState, LinesSkeleton } from '@/components/states';
import { dateOf, Time } from '@/components/time';
import { toastProblem } from '@/components/toast';
import { inside } from '@/messages/inside';
import { number } from '@/messages/plural';
import { useMailConfigured } from '@/session/session';
import type { MemberActions } from '../use-member-actions';
import { type Owned, ownedByArchived, reviewOf } from './review';
import { everyoneQuery, ownedQuery, settleableQuery } from './review-api';
import classes from './review.module.css';

const words = inside.review;

interface ReviewPanelProps {
  workspace: string;
  actions: MemberActions;
}

/** What an admin should look at now and then, each with what can be done about it. */
export function ReviewPanel({ workspace, actions }: ReviewPanelProps) {
  const everyone = useQuery(everyoneQuery(workspace));
  const settleable = useQuery(settleableQuery(workspace));
  const owned = useQuery(ownedQuery(workspace));
  const mail = useMailConfigured();
  const settle = useSettle(workspace);
  const error = everyone.error ?? settleable.error ?? owned.error;
  if (error) return <ErrorState error={error} onRetry={() => void Promise.all([everyone.refetch(), settleable.refetch(), owned.refetch()])} />;
  if (!everyone.data || !settleable.data || !owned.data) return <LinesSkeleton lines={10} />;

  const { items: members, cut } = everyone.data;
  const found = reviewOf(members);
  const orphans = ownedByArchived(owned.data, members);
  const person = (member: Member, note: ReactNode, action?: ReactNode) => (
    <Line key={member.id} who={<Person workspace={workspace} member={member} />} note={note} action={action} />
  );
  const archive = (member: Member) => <Act label={words.archive} of={member.name} onClick={() => { actions.archive(member); }} />;
  return (
    <>
      {cut && <Text c="dimmed">{words.cut(members.length)}</Text>}
      <Part title={words.neverAccepted} help={words.neverAcceptedHelp} items={found.neverAccepted}>
        {(member) =>
          person(
            member,
            <>
              {words.invited} <Time at={member.invited_at} />
            </>,
            <>
              {mail === true && <Act label={words.resend} of={member.name} onClick={() => { actions.resend(member); }} />}
              {archive(member)}
            </>,
          )
        }
      </Part>
      <Part title={words.inactive} help={words.inactiveHelp} items={found.inactive}>
        {(member) =>
          person(
            member,
            <>
              {words.seen} <Time at={member.last_active_at} />
            </>,
            archive(member),
          )
        }
      </Part>
      <Part
        title={words.settleable}
        help={words.settleableHelp}
        items={settleable.data.items}
        action={<Button size="compact-sm" variant="default" onClick={() => { settle([]); }}>{words.settleAll}</Button>}
      >
        {(member) => person(member, null, <Act label={words.settle} of={member.name} onClick={() => { settle([member.id]); }} />)}
      </Part>
      <Part title={words.ending} help={words.endingHelp} items={found.ending}>
        {(member) => person(member, <Endings workspace={workspace} member={member} />)}
      </Part>
      <Part title={words.unverified} help={words.unverifiedHelp} items={found.unverified}>
        {(member) => person(member, null, archive(member))}
      </Part>
      <Part title={words.archivedOwners} help={words.archivedOwnersHelp} items={orphans}>
        {(thing) => <Line key={thing.id} who={<Thing workspace={workspace} thing={thing} />} note={words.ownedBy(thing.owner?.name ?? '')} />}
      </Part>
    </>
  );
}

function useSettle(workspace: string) {
  const { run } = useChange();
  return (ids: string[]) => {
    run({
      place: { workspace },
      title: words.settle,
      confirmLabel: words.settle,
      show: 'always',
      send: (query, headers) => {
        const body = ids.length > 0 ? { member_ids: ids } : {};
        return take(api.POST('/workspaces/{ws}/members/settle', { params: { path: { ws: workspace }, query }, headers, body }));
      },
      done: (reply) => words.settled('settled' in reply ? reply.settled : 0),
    }).catch(toastProblem);
  };
}

const atFirst = 10;

interface PartProps<T> {
  title: string;
  help: string;
  items: T[];
  action?: ReactNode;
  children: (item: T) => ReactNode;
}

function Part<T>({ title, help, items, action, children }: PartProps<T>) {
  const [whole, setWhole] = useState(false);
  return (
    <section className={classes.part} aria-label={title}>
      <div className={classes.head}>
        <h2 className={classes.title}>
          {title} <span className={classes.count}>{number(items.length)}</span>
        </h2>
        {items.length > 0 && action}
      </div>
      <p className={classes.help}>{items.length === 0 ? words.nobody : help}</p>
      <ul className={classes.list}>{(whole ? items : items.slice(0, atFirst)).map(children)}</ul>
      {!whole && items.length > atFirst && (
        <Button size="compact-sm" variant="subtle" onClick={() => { setWhole(true); }}>
          {words.showAll(items.length)}
        </Button>
      )}
    </section>
  );
}

function Line({ who, note, action }: { who: ReactNode; note: ReactNode; action?: ReactNode }) {
  return (
    <li className={classes.line}>
      <span className={classes.who}>{who}</span>
      <span className={classes.note}>{note}</span>
      <span className={classes.actions}>{action}</span>
    </li>
  );
}

function Act({ label, of, onClick }: { label: string; of: string; onClick: () => void }) {
  return (
    <Button size="compact-sm" variant="default" aria-label={`${label}: ${of}`} onClick={onClick}>
      {label}
    </Button>
  );
}

function Person({ workspace, member }: { workspace: string; member: Member }) {
  return (
    <PersonCell
      id={member.user_id ?? member.id}
      name={member.name}
      email={member.email}
      link={(name) => (
        <Link to="/$workspace/workspace-settings/users/$member" params={{ workspace, member: member.id }} search={true}>
          {name}
        </Link>
      )}
    />
  );
}

function Endings({ workspace, member }: { workspace: string; member: Member }) {
  return member.groups
    .filter(({ expires_at: end }) => end !== null)
    .map(({ id, name, expires_at: end, ended }) => (
      <span key={id} className={classes.ending}>
        <Link to="/$workspace/workspace-settings/groups/$group/{-$tab}" params={{ workspace, group: id, tab: 'users' }}>
          {name}
        </Link>{' '}
        {ended ? words.endedOn(dateOf(end ?? '')) : words.endsOn(dateOf(end ?? ''))}
      </span>
    ));
}

function Thing({ workspace, thing }: { workspace: string; thing: Owned }) {
  return thing.type === 'app' ? (
    <Link to="/$workspace/apps/$app" params={{ workspace, app: thing.slug ?? thing.id }} search={{}}>
      {thing.name}
    </Link>
  ) : (
    <Link to="/$workspace/data-sources/$source" params={{ workspace, source: thing.id }} search={{}}>
      {thing.name}
    </Link>
  );
}
