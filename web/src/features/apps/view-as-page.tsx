import { Button } from '@mantine/core';
import { IconApps, IconEye } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Page } from '@/components/page';
import { EmptyState, ErrorState, LinesSkeleton } from '@/components/states';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { AppFolders } from './app-folders';
import { dashboardOwnerQuery, memberDashboardQuery } from './apps-api';
import classes from './apps.module.css';

const words = inside.viewAs;
const route = getRouteApi('/shell/$workspace/view-as/$member');

/** The dashboard of somebody else, to look at: what they would see, and that it is theirs. */
export function ViewAsPage() {
  const { workspace, member } = route.useParams();
  const owner = useQuery(dashboardOwnerQuery(workspace, member));
  const apps = useInfiniteQuery(memberDashboardQuery(workspace, member));
  const first = apps.data?.pages[0];
  const error = owner.error ?? apps.error;
  if (error && (!owner.data || !first)) {
    return (
      <Page title={inside.apps.title}>
        <ErrorState error={error} gone={inside.users.editDrawer.gone} onRetry={() => void Promise.all([owner.refetch(), apps.refetch()])} />
      </Page>
    );
  }
  return (
    <>
      <div className={classes.viewAs} role="status">
        <IconEye size={18} stroke={1.6} aria-hidden="true" />
        <span>{owner.data ? words.banner(owner.data.name) : messages.common.loading}</span>
        <Button
          size="compact-sm"
          variant="default"
          renderRoot={(props) => (
            <Link to="/$workspace/workspace-settings/users/$member" params={{ workspace, member }} search={{ show: 'access' }} {...props} />
          )}
        >
          {words.leave}
        </Button>
      </div>
      <Page title={inside.apps.title} note={first && first.total > 0 ? inside.apps.count(first.total) : undefined}>
        {!first && <LinesSkeleton lines={6} />}
        {first?.items.length === 0 && (
          <EmptyState
            icon={<IconApps size={40} stroke={1.2} />}
            title={inside.apps.emptyTitle}
            text={owner.data && words.emptyText(owner.data.name, owner.data.status)}
          />
        )}
        {first && <AppFolders workspace={workspace} apps={apps.data?.pages.flatMap((page) => page.items) ?? []} still />}
        {apps.hasNextPage && (
          <Button variant="default" loading={apps.isFetchingNextPage} onClick={() => void apps.fetchNextPage()}>
            {inside.apps.loadMore}
          </Button>
        )}
      </Page>
    </>
  );
}
