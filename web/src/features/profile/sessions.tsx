import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Session } from '@/api/types';
import { ErrorState, LinesSkeleton } from '@/components/states';
import { Time } from '@/components/time';
import { toastDone, toastProblem } from '@/components/toast';
import { inside } from '@/messages/inside';
import { sessionsQuery } from '@/session/own-sessions';
import { useEndSession } from './profile-api';
import classes from './profile.module.css';

const words = inside.profile;

export function Sessions() {
  const sessions = useQuery(sessionsQuery);
  if (sessions.error && !sessions.data) return <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />;
  if (!sessions.data) return <LinesSkeleton lines={2} />;
  return (
    <ul className={classes.sessions}>
      {sessions.data.map((session) => (
        <SessionLine key={session.id} session={session} />
      ))}
    </ul>
  );
}

function SessionLine({ session }: { session: Session }) {
  const end = useEndSession();
  return (
    <li className={classes.session}>
      <div>
        <div>{session.device}</div>
        <div className={classes.help}>
          {session.address} · {words.lastSeen} <Time at={session.last_seen_at} />
        </div>
      </div>
      {session.current ? (
        <span className={classes.help}>{words.thisOne}</span>
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          loading={end.isPending}
          aria-label={words.endOne(session.device)}
          onClick={() => {
            end.mutate(session.id, {
              onSuccess: () => {
                toastDone(words.ended);
              },
              onError: toastProblem,
            });
          }}
        >
          {words.end}
        </Button>
      )}
    </li>
  );
}
