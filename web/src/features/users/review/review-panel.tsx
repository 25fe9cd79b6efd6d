import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, take } from '@/api/client';
import type { App, DataSource, Member } from '@/api/types';
import { useChange } from '@/changes/change-context';
import { PersonCell } from '@/components/person-cell';
import { dateOf, Time } from '@/components/time';
import { toastProblem } from '@/components/toast';
import { inside } from '@/messages/inside';
import { useMailConfigured } from '@/session/session';
import type { MemberActions } from '../use-member-actions';
import { appsOfArchived, type PeopleQuestion, peopleToReview, sourcesOfArchived } from './review-api';
import classes from './review.module.css';
import { ReviewLine, ReviewPart } from './review-part';

const words = inside.review;

interface ReviewPanelProps {
  workspace: string;
  actions: MemberActions;
}

/** What an admin should look at now and then, each with what can be done about it. */
export function ReviewPanel({ workspace, actions }: ReviewPanelProps) {
  const people = (question: PeopleQuestion) => peopleToReview(workspace, question);
  const neverAccepted = useInfiniteQuery(people('neverAccepted'));
  const inactive = useInfiniteQuery(people('inactive'));
  const settleable = useInfiniteQuery(people('settleable'));
  const ending = useInfiniteQuery(people('ending'));
  const unverified = useInfiniteQuery(people('unverified'));
  const mail = useMailConfigured();
  const settle = useSettle(workspace);
  const person = (member: Member, note: ReactNode, action?: ReactNode) => (
    <ReviewLine key={member.id} who={<Person workspace={workspace} member={member} />} note={note} action={action} />
  );
  const archive = (member: Member) => <Act label={words.archive} of={member.name} onClick={() => { actions.archive(member); }} />;
  const when = (word: string, at: string | null) => (
    <>
      {word} <Time at={at} />
    </>
  );
  const invitedActions = (member: Member) => (
    <>
      {mail === true && <Act label={words.resend} of={member.name} onClick={() => { actions.resend(member); }} />}
      {archive(member)}
    </>
  );
  return (
    <>
      <ReviewPart title={words.neverAccepted} help={words.neverAcceptedHelp} found={neverAccepted}>
        {(member) => person(member, when(words.invited, member.invited_at), invitedActions(member))}
      </ReviewPart>
      <ReviewPart title={words.inactive} help={words.inactiveHelp} found={inactive}>
        {(member) => person(member, when(words.seen, member.last_active_at), archive(member))}
      </ReviewPart>
      <ReviewPart
        title={words.settleable}
        help={words.settleableHelp}
        found={settleable}
        action={<Button size="compact-sm" variant="default" onClick={() => { settle([]); }}>{words.settleAll}</Button>}
      >
        {(member) => person(member, null, <Act label={words.settle} of={member.name} onClick={() => { settle([member.id]); }} />)}
      </ReviewPart>
      <ReviewPart title={words.ending} help={words.endingHelp} found={ending}>
        {(member) => person(member, <Endings workspace={workspace} member={member} />)}
      </ReviewPart>
      <ReviewPart title={words.unverified} help={words.unverifiedHelp} found={unverified}>
        {(member) => person(member, null, archive(member))}
      </ReviewPart>
      <OwnedByArchived workspace={workspace} />
    </>
  );
}

function OwnedByArchived({ workspace }: { workspace: string }) {
  const apps = useInfiniteQuery(appsOfArchived(workspace));
  const sources = useInfiniteQuery(sourcesOfArchived(workspace));
  const ownedBy = ({ owner }: App | DataSource) => words.ownedBy(owner?.name ?? '');
  return (
    <>
      <ReviewPart title={words.archivedOwnersApps} help={words.archivedOwnersHelp} found={apps}>
        {(app) => (
          <ReviewLine
            key={app.id}
            who={
              <Link to="/$workspace/apps/$app" params={{ workspace, app: app.slug }} search={{}}>
                {app.name}
              </Link>
            }
            note={ownedBy(app)}
          />
        )}
      </ReviewPart>
      <ReviewPart title={words.archivedOwnersSources} help={words.archivedOwnersHelp} found={sources}>
        {(source) => (
          <ReviewLine
            key={source.id}
            who={
              <Link to="/$workspace/data-sources/$source" params={{ workspace, source: source.id }} search={{}}>
                {source.name}
              </Link>
            }
            note={ownedBy(source)}
          />
        )}
      </ReviewPart>
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
