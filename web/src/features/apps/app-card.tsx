import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { App } from '@/api/types';
import { inside } from '@/messages/inside';
import { AppIcon } from './app-icon';
import { openAddress } from './apps-api';
import classes from './apps.module.css';

const words = inside.apps;

interface AppCardProps {
  workspace: string;
  app: App;
  /** To look at only: it leads nowhere. */
  still?: boolean;
}

/** Opens its app in a click anywhere on it: the server decides and leads on. */
export const AppCard = memo(function AppCard({ workspace, app, still = false }: AppCardProps) {
  return (
    <div className={classes.card} data-still={still || undefined}>
      <AppIcon app={app} />
      <div className={classes.cardText}>
        <div className={classes.cardName}>
          {still ? (
            <span title={app.name}>{app.name}</span>
          ) : (
            <a href={openAddress(workspace, app.id)} title={app.name} target="_blank" rel="noreferrer">
              {app.name}
            </a>
          )}
          {!app.released && (
            <span className={classes.draft} data-hint={words.draftHelp}>
              {words.draft}
            </span>
          )}
        </div>
        {app.description !== '' && <span className={classes.cardAbout}>{app.description}</span>}
      </div>
      {app.access === 'edit' && !still && (
        <Link
          to="/$workspace/apps/$app"
          params={{ workspace, app: app.slug }}
          search={{}}
          className={classes.details}
          aria-label={words.details(app.name)}
          data-hint={words.details(app.name)}
        >
          <IconAdjustmentsHorizontal size={16} />
        </Link>
      )}
    </div>
  );
});
