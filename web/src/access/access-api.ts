import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, take } from '@/api/client';
import type { PersonRights } from '@/api/types';

export type GuardedType = 'app' | 'data_source';

/** The actions to filter by, of each type. */
export const guardedActions = {
  app: ['view', 'edit', 'list', 'delete'],
  data_source: ['use', 'configure', 'delete'],
} as const;

export interface AccessView {
  q?: string | undefined;
  action?: string | undefined;
  cursor?: string | undefined;
}

export interface Guarded {
  type: GuardedType;
  /** An app's may be its slug. */
  id: string;
}

function ask(ws: string, { type, id }: Guarded, view: AccessView & { limit: number }, signal?: AbortSignal) {
  const { q, cursor, limit } = view;
  const query = { limit, ...(q && { q }), ...(cursor && { cursor }) };
  const options = signal ? { signal } : {};
  if (type === 'app') {
    const action = guardedActions.app.find((known) => known === view.action);
    const params = { path: { ws, a: id }, query: { ...query, ...(action && { action }) } };
    return take(api.GET('/workspaces/{ws}/apps/{a}/access', { params, ...options }));
  }
  const action = guardedActions.data_source.find((known) => known === view.action);
  const params = { path: { ws, d: id }, query: { ...query, ...(action && { action }) } };
  return take(api.GET('/workspaces/{ws}/data-sources/{d}/access', { params, ...options }));
}

/** Who may do what with it, page by page. */
export function whoQuery(workspace: string, thing: Guarded, view: AccessView & { limit: number }) {
  return queryOptions({
    queryKey: ['who', workspace, thing, view],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => ask(workspace, thing, view, signal),
  });
}

const exportPage = 200;

/** Everybody on all pages; `onPage` hears how many there are so far. */
export async function everybody(
  workspace: string,
  thing: Guarded,
  view: Omit<AccessView, 'cursor'>,
  onPage: (soFar: number) => void,
): Promise<PersonRights[]> {
  const people: PersonRights[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask(workspace, thing, { ...view, cursor, limit: exportPage });
    people.push(...page.items);
    onPage(people.length);
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return people;
}
