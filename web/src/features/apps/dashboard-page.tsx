import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconApps, IconFolder, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { Page } from '@/components/page';
import { SearchInput } from '@/components/search-input';
import { EmptyState, ErrorState, LinesSkeleton } from '@/components/states';
import { Toolbar } from '@/components/toolbar';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { useWorkspace } from '@/session/session';
import { AddAppModal } from './add-app-modal';
import { AppFolders } from './app-folders';
import { appsQuery } from './apps-api';
import { FirstSteps } from './first-steps';
import { FoldersModal } from './folders-modal';

const words = inside.apps;
const route = getRouteApi('/shell/$workspace');

export function DashboardPage() {
  const { workspace } = route.useParams();
  const [q, setQ] = useState('');
  const [adding, add] = useDisclosure();
  const { data: here } = useWorkspace(workspace);
  const apps = useInfiniteQuery(appsQuery(workspace, q));
  const first = apps.data?.pages[0];
  const mayAdd = here?.me.admin === true || here?.me.permissions.app_create === true;
  const mayOrder = here?.me.admin === true || here?.me.permissions.folder_manage === true;
  const [ordering, order] = useDisclosure();
  const empty = first?.items.length === 0;
  // Until the next answer comes, what is shown is that of another search.
  const searched = q !== '' || apps.isPlaceholderData;

  return (
    <Page
      title={words.title}
      note={first && !empty ? words.count(first.total) : undefined}
      action={
        mayAdd && (
          <Button leftSection={<IconPlus size={16} />} onClick={add.open}>
            {words.add}
          </Button>
        )
      }
    >
      {here?.me.admin === true && q === '' && <FirstSteps workspace={workspace} onAddApp={add.open} />}
      {(!empty || searched) && (
        <Toolbar>
          <SearchInput label={words.search} value={q} onChange={setQ} />
          {mayOrder && (
            <Button variant="default" leftSection={<IconFolder size={16} />} onClick={order.open}>
              {words.folders.manage}
            </Button>
          )}
        </Toolbar>
      )}
      {apps.error && !first && <ErrorState error={apps.error} onRetry={() => void apps.refetch()} />}
      {apps.isPending && <LinesSkeleton lines={6} />}
      {first && empty && (
        <EmptyState
          icon={<IconApps size={40} stroke={1.2} />}
          title={searched ? messages.common.noMatchTitle : words.emptyTitle}
          text={searched ? messages.common.noMatchText : mayAdd ? words.emptyBuilderText : words.emptyText}
        />
      )}
      {first && !empty && <AppFolders workspace={workspace} apps={apps.data?.pages.flatMap((page) => page.items) ?? []} />}
      {apps.hasNextPage && (
        <Button variant="default" loading={apps.isFetchingNextPage} onClick={() => void apps.fetchNextPage()}>
          {words.loadMore}
        </Button>
      )}
      {ordering && <FoldersModal workspace={workspace} onClose={order.close} />}
      {adding && <AddAppModal workspace={workspace} onClose={add.close} />}
    </Page>
  );
}
