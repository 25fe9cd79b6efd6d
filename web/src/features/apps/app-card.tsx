import { Tooltip } from '@mantine/core';
import { apiBase } from '@/api/client';
import type { App } from '@/api/types';
import { messages } from '@/messages/en';
import { AppIcon } from './app-icon';
import classes from './apps.module.css';

const words = messages.apps;

/** Opens its app in a click: the server decides and leads on. */
export function AppCard({ workspace, app }: { workspace: string; app: App }) {
  const href = `${apiBase}/workspaces/${encodeURIComponent(workspace)}/apps/${encodeURIComponent(app.id)}/open`;
  return (
    <a className={classes.card} href={href} target="_blank" rel="noreferrer" aria-label={words.open(app.name)}>
      <AppIcon app={app} />
      <span className={classes.cardText}>
        <span className={classes.cardName}>
          <span>{app.name}</span>
          {!app.released && (
            <Tooltip label={words.draftHelp}>
              <span className={classes.draft}>{words.draft}</span>
            </Tooltip>
          )}
        </span>
        {app.description !== '' && <span className={classes.cardAbout}>{app.description}</span>}
      </span>
    </a>
  );
}
