import { useQuery } from '@tanstack/react-query';
import type { App } from '@/api/types';
import { inside } from '@/messages/inside';
import { AppCard } from './app-card';
import { foldersQuery } from './apps-api';
import classes from './apps.module.css';
import { byFolder } from './by-folder';

interface AppFoldersProps {
  workspace: string;
  apps: App[];
  /** To look at only: a card leads nowhere. */
  still?: boolean;
}

/** The apps of a dashboard as cards, below the names of their folders. */
export function AppFolders({ workspace, apps, still = false }: AppFoldersProps) {
  const folders = useQuery(foldersQuery(workspace));
  const groups = byFolder(apps, folders.data ?? []);
  return groups.map(({ folder, apps: held }) => {
    const name = folder?.name ?? inside.apps.noFolder;
    return (
      <section key={folder?.id ?? ''} className={classes.folder} aria-label={name}>
        {groups.length > 1 && <h2 className={classes.folderName}>{name}</h2>}
        <ul className={classes.grid}>
          {held.map((app) => (
            <li key={app.id}>
              <AppCard workspace={workspace} app={app} still={still} />
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
