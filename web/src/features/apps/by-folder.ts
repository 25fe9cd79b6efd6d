import type { App, Folder } from '@/api/types';

export interface FolderOfApps {
  folder: Folder | undefined;
  apps: App[];
}

/** Apps below their folders, folders by name; those without one come last. */
export function byFolder(apps: App[], folders: Folder[]): FolderOfApps[] {
  const known = new Map(folders.map((folder) => [folder.id, folder]));
  const groups = new Map<string | undefined, App[]>();
  for (const app of apps) {
    const key = app.folder_id && known.has(app.folder_id) ? app.folder_id : undefined;
    groups.set(key, [...(groups.get(key) ?? []), app]);
  }
  return [...groups]
    .map(([id, members]) => ({ folder: id === undefined ? undefined : known.get(id), apps: members }))
    .sort((a, b) => {
      if (!a.folder || !b.folder) return Number(!a.folder) - Number(!b.folder);
      return a.folder.name.localeCompare(b.folder.name);
    });
}
