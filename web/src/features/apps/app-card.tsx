import { Tooltip } from '@mantine/core';
import { apiBase } from '@/api/client';
import type { App } from '@/api/types';
import { messages } from '@/messages/en';
import { AppIcon } from './app-icon';
import classes from './apps.module.css';

const words = messages.apps;

/** Opens its app in a click anywhere on it: the server decides and leads on. */
export function AppCard({ workspace, app }: { workspace: string; app: App }) {
  const href = `${apiBase}/workspaces/${encodeURIComponent(workspace)}/apps/${encodeURIComponent(app.id)}/open`;
  return (
    <div className={classes.card}>
      <AppIcon app={app} />
      <div className={classes.cardText}>
        <div className={classes.cardName}>
          <a href={href} target="_blank" rel="noreferrer">
            {app.name}
          </a>
          {!app.released && (
            <Tooltip label={words.draftHelp}>
              <span className={classes.draft}>{words.draft}</span>
            </Tooltip>
          )}
        </div>
        {app.description !== '' && <span className={classes.cardAbout}>{app.description}</span>}
      </div>
    </div>
  );
}
