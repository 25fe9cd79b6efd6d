import type { App, EditApp } from '@/api/types';

/** What the form of an app holds. */
export interface AppDraft {
  name: string;
  slug: string;
  url: string;
  description: string;
  icon: App['icon'];
  folder_id: string | null;
  /** A member's id; null: nobody. */
  owner_id: string | null;
}

export function draftOf(app: App): AppDraft {
  const { name, slug, url, description, icon, folder_id: folder, owner } = app;
  return { name, slug, url, description, icon, folder_id: folder, owner_id: owner?.id ?? null };
}

/** Only what the draft changes; undefined where it changes nothing. */
export function differenceOf(app: App, draft: AppDraft): EditApp | undefined {
  const before = draftOf(app);
  const names = Object.keys(before) as (keyof AppDraft)[];
  const changed = names.filter((name) => draft[name] !== before[name]);
  if (changed.length === 0) return undefined;
  return Object.fromEntries(changed.map((name) => [name, draft[name]]));
}
