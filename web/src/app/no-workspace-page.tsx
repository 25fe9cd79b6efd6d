import { IconDoor } from '@tabler/icons-react';
import type { WorkspaceEntry } from '@/api/types';
import { EmptyState } from '@/components/states';
import { Page } from '@/components/page';
import { messages } from '@/messages/en';
import { listed } from '@/messages/plural';
import { useMe } from '@/session/session';
import classes from './shell.module.css';

const words = messages.layout;

/** For a person whom no workspace lets in: why, and whom to ask. */
export function NoWorkspacePage() {
  const { workspaces } = useMe();
  return (
    <Page title={messages.common.product}>
      <EmptyState
        icon={<IconDoor size={40} stroke={1.2} />}
        title={words.noWorkspaceTitle}
        text={workspaces.length === 0 ? words.noWorkspaceNone : words.noWorkspaceText}
      />
      <ul className={classes.closed}>
        {workspaces.map((entry) => (
          <ClosedWorkspace key={entry.id} entry={entry} />
        ))}
      </ul>
    </Page>
  );
}

function ClosedWorkspace({ entry }: { entry: WorkspaceEntry }) {
  const admins = entry.admins ?? [];
  return (
    <li className={classes.closedOne}>
      <strong>{entry.name}</strong>
      <span>
        {words.closedReasons[entry.reason ?? '']} {admins.length > 0 && words.askAdmins(listed(admins))}
      </span>
    </li>
  );
}
