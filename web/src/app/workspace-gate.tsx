import { IconDoor, IconLock } from '@tabler/icons-react';
import { useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { isProblem } from '@/api/problem';
import { Page } from '@/components/page';
import { EmptyState, ErrorState } from '@/components/states';
import { messages } from '@/messages/en';
import { listed } from '@/messages/plural';
import { useMe, useWorkspace } from '@/session/session';
import { NotFoundPage } from './fallback-pages';

const words = messages.layout;

/** Lets a page of a workspace be seen by those whom the server lets in; tells all others why not, and whom to ask. */
export function WorkspaceGate({ workspace, children }: { workspace: string | undefined; children: ReactNode }) {
  const { data, error, refetch } = useWorkspace(workspace ?? '');
  const [place, page] = useRouterState({ select: (state) => state.location.pathname.split('/').slice(2, 4), structuralSharing: true });
  const settings = place === 'workspace-settings';
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
