import { IconDoor, IconLock } from '@tabler/icons-react';
import { lazyRouteComponent, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { isProblem } from '@/api/problem';
import { Page } from '@/components/page';
import { EmptyState, ErrorState } from '@/components/states';
import { messages } from '@/messages/en';
import { listed } from '@/messages/plural';
import { useMe, useWorkspace } from '@/session/session';
import { NotFoundPage } from './fallback-pages';

const words = messages.layout;
const SecondFactorNeeded = lazyRouteComponent(() => import('@/features/profile/second-factor-needed'), 'SecondFactorNeeded');

/** Whether a second factor is demanded here of a person who has none: nothing but their profile opens then. */
function useSecondFactorNeeded(workspace: string | undefined): boolean {
  const me = useMe();
  const profile = useRouterState({ select: (state) => state.location.pathname === '/profile' });
  const { error } = useWorkspace(workspace ?? '');
  if (profile) return false;
  const entry = me.workspaces.find(({ id, slug }) => id === workspace || slug === workspace);
  return me.second_factor_required || entry?.second_factor_required === true || isProblem(error, 'second_factor_setup_required');
}

/** Lets a page of a workspace be seen by those whom the server lets in; tells all others why not, and whom to ask. */
export function WorkspaceGate({ workspace, children }: { workspace: string | undefined; children: ReactNode }) {
  const { data, error, refetch } = useWorkspace(workspace ?? '');
  const [place, page] = useRouterState({ select: (state) => state.location.pathname.split('/').slice(2, 4), structuralSharing: true });
  const settings = place === 'workspace-settings';
  const secondFactorNeeded = useSecondFactorNeeded(workspace);
  if (secondFactorNeeded) return <SecondFactorNeeded />;
  if (workspace === undefined) return children;
  if (settings && data?.me.admin === false) return <NoAccessPage />;
  // An instance admin is let in, to read its audit: nothing else of it opens.
  if (data?.status === 'archived' && !(settings && page === 'audit')) return <ClosedPage workspace={workspace} name={data.name} reason="workspace_archived" />;
  if (isProblem(error, 'not_found')) return <NotFoundPage />;
  if (isProblem(error, 'forbidden')) return <ClosedPage workspace={workspace} reason={error.body.reason} text={error.message} />;
  if (error && !data) return <ErrorState page error={error} onRetry={() => void refetch()} />;
  return children;
}

function NoAccessPage() {
  return (
    <Page title={words.workspaceSettings}>
      <EmptyState icon={<IconLock size={40} stroke={1.2} />} title={words.noAccessTitle} text={words.noAccessText} />
    </Page>
  );
}

interface ClosedPageProps {
  workspace: string;
  name?: string;
  reason: string | undefined;
  /** Said where the reason is none that we know. */
  text?: string;
}

function ClosedPage({ workspace, name, reason, text }: ClosedPageProps) {
  const entry = useMe().workspaces.find(({ id, slug }) => id === workspace || slug === workspace);
  const admins = entry?.admins ?? [];
  return (
    <Page title={name ?? entry?.name ?? messages.common.product}>
      <EmptyState
        icon={<IconDoor size={40} stroke={1.2} />}
        title={words.closedTitle}
        text={
          <>
            {words.closedReasons[reason ?? ''] ?? text} {admins.length > 0 && words.askAdmins(listed(admins))}
          </>
        }
      />
    </Page>
  );
}
