import { Button, Checkbox, Text } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Outlet, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Page } from '@/components/page';
import { SearchInput } from '@/components/search-input';
import { EmptyState, ErrorState, LinesSkeleton } from '@/components/states';
import { inside } from '@/messages/inside';
import { CreateGroupModal } from './create-group-modal';
import { GroupList } from './group-list';
import { groupsQuery } from './groups-api';
import classes from './groups.module.css';

const words = inside.groups;
const route = getRouteApi('/shell/$workspace/workspace-settings/groups');

export function GroupsPage() {
  const { workspace } = route.useParams();
  const { group: chosen } = useParams({ strict: false });
  const [q, setQ] = useState('');
  const [due, setDue] = useState(false);
  const [creating, create] = useDisclosure();
  const roles = useInfiniteQuery(groupsQuery(workspace, 'role', q));
  const customs = useInfiniteQuery(groupsQuery(workspace, 'custom', q, due));
  const roleGroups = roles.data?.pages.flatMap((page) => page.items);
  const customGroups = customs.data?.pages.flatMap((page) => page.items);
  const error = (roleGroups ? null : roles.error) ?? (customGroups ? null : customs.error);
  // Both lists must have come: the first custom group goes before a role's, whichever reply is sooner.
  const firstId = q === '' && !due && customGroups && roleGroups ? (customGroups[0] ?? roleGroups[0])?.id : undefined;
  useFirstGroup(workspace, chosen, firstId);

  return (
    <Page title={words.title} action={<Button leftSection={<IconPlus size={16} />} onClick={create.open}>{words.createNew}</Button>}>
      <div className={classes.columns} data-chosen={chosen !== undefined || undefined}>
        <nav className={classes.list} aria-label={words.title}>
          <SearchInput label={words.search} value={q} onChange={setQ} width="100%" />
          <Checkbox size="xs" px="xs" label={words.review.due} checked={due} onChange={(event) => { setDue(event.currentTarget.checked); }} />
          {!roleGroups && !error && <LinesSkeleton lines={6} />}
          {!due && roleGroups && roleGroups.length > 0 && <GroupList workspace={workspace} title={words.roleGroups} groups={roleGroups} />}
          {customGroups && customGroups.length > 0 && (
            <GroupList workspace={workspace} title={words.customGroups} total={customs.data?.pages[0]?.total} groups={customGroups} />
          )}
          {error && <ErrorState error={error} onRetry={() => void Promise.all([roles.refetch(), customs.refetch()])} />}
          {customs.hasNextPage && (
            <Button variant="subtle" size="compact-sm" loading={customs.isFetchingNextPage} onClick={() => void customs.fetchNextPage()}>
              {inside.changes.loadMore}
            </Button>
          )}
          {customGroups?.length === 0 && (
            <Text size="sm" c="dimmed" px="xs">
              {q !== '' ? words.noneMatch : due ? words.review.noneDue : words.noCustomText}
            </Text>
          )}
        </nav>
        <div className={classes.panel}>
          {chosen === undefined && !error && <EmptyState icon={<IconUsersGroup size={40} stroke={1.2} />} title={words.title} text={words.choose} />}
          <Outlet />
        </div>
      </div>
      {creating && <CreateGroupModal workspace={workspace} onClose={create.close} />}
    </Page>
  );
}

/** Where there is room for both, a group stands beside the list from the start. */
function useFirstGroup(workspace: string, chosen: string | undefined, first: string | undefined) {
  const navigate = route.useNavigate();
  const wide = useMediaQuery('(min-width: 48em)', false, { getInitialValueInEffect: false });
  useEffect(() => {
    if (chosen !== undefined || first === undefined || !wide) return;
    void navigate({ to: '/$workspace/workspace-settings/groups/$group/{-$tab}', params: { workspace, group: first, tab: undefined }, replace: true });
  }, [navigate, workspace, chosen, first, wide]);
}
