import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { User } from '@/api/types';
import { PageDrawer } from '@/components/page-drawer';
import { ErrorState, LinesSkeleton } from '@/components/states';
import { StatusMark } from '@/components/status-mark';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { personQuery } from './all-users-api';
import classes from './all-users.module.css';
import { usePersonActions } from './use-person-actions';

const words = inside.allUsers;
const route = getRouteApi('/shell/settings/all-users/$user');

/** A person's memberships: their status in each workspace, with archive and unarchive. */
export function MembershipsDrawer() {
  const { user: id } = route.useParams();
  const navigate = route.useNavigate();
  const person = useQuery(personQuery(id));
  const actions = usePersonActions();
  const user = person.data;
  const close = () => void navigate({ to: '/settings/all-users', search: true });

  return (
    <PageDrawer
      title={user ? words.drawer.title(user.name) : words.columns.workspaces}
      onClose={close}
      foot={
        user && user.account_status !== 'archived' ? (
          <Button variant="default" onClick={() => { actions.archive(user); }}>
            {words.drawer.archiveAll}
          </Button>
        ) : undefined
      }
    >
      {person.isPending && <LinesSkeleton />}
      {person.error && !user && <ErrorState error={person.error} onRetry={() => void person.refetch()} />}
      {user?.account_status === 'archived' && (
        <Text c="dimmed" size="sm" mb="sm">
          {words.drawer.accountArchived}
        </Text>
      )}
      {user?.memberships.length === 0 && <Text c="dimmed">{words.drawer.none}</Text>}
      {user && user.memberships.length > 0 && <Memberships user={user} />}
    </PageDrawer>
  );
}

function Memberships({ user }: { user: User }) {
  const actions = usePersonActions();
  return (
    <ul className={classes.memberships} aria-label={words.drawer.tableLabel(user.name)}>
      {user.memberships.map((membership) => {
        const { workspace, status } = membership;
        const archived = status === 'archived';
        return (
          <li key={membership.member_id} className={classes.membership}>
            <div>
              <div className={classes.workspace}>{workspace.name}</div>
              <div className={classes.role}>{messages.common.roles[membership.role]}</div>
            </div>
            <StatusMark status={status} />
            <Button
              size="compact-sm"
              variant="default"
              disabled={archived && user.account_status === 'archived'}
              aria-label={archived ? words.drawer.unarchiveOne(workspace.name) : words.drawer.archiveOne(workspace.name)}
              onClick={() => {
                if (archived) actions.unarchiveIn(user, membership);
                else actions.archiveIn(user, membership);
              }}
            >
              {archived ? words.unarchive : words.archive}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
