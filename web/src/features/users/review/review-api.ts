import { queryOptions } from '@tanstack/react-query';
import { api, take } from '@/api/client';
import type { Owned } from './review';

/** Where the server has no filter for a question, the console looks through as many pages of people or things. */
export const mostPages = 25;
const limit = 200;

interface Paged<T> {
  items: T[];
  next_cursor: string | null;
}

async function allOf<T>(ask: (cursor: { cursor?: string }) => Promise<Paged<T>>): Promise<{ items: T[]; cut: boolean }> {
  const items: T[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const page: Paged<T> = await ask(cursor === null ? {} : { cursor });
    items.push(...page.items);
    cursor = page.next_cursor;
    if (cursor === null) return { items, cut: false };
  }
  return { items, cut: true };
}

export function everyoneQuery(ws: string) {
  return queryOptions({
    queryKey: ['review', ws, 'members'],
    queryFn: async () => {
      // Each status by itself: many of one don't keep the others out. Those longest away come first.
      const asked = [{ status: 'invited' }, { status: 'archived' }, { status: 'active', sort: 'last_active_at' }] as const;
      const found = await Promise.all(
        asked.map((one) => allOf((cursor) => take(api.GET('/workspaces/{ws}/members', { params: { path: { ws }, query: { limit, ...one, ...cursor } } })))),
      );
      return { items: found.flatMap(({ items }) => items), cut: found.some(({ cut }) => cut) };
    },
  });
}

export function settleableQuery(ws: string) {
  return queryOptions({
    queryKey: ['review', ws, 'settleable'],
    queryFn: () => take(api.GET('/workspaces/{ws}/members', { params: { path: { ws }, query: { limit, settleable: true } } })),
  });
}

export function ownedQuery(ws: string) {
  return queryOptions({
    queryKey: ['review', ws, 'owned'],
    queryFn: async (): Promise<Owned[]> => {
      const path = { ws };
      const [apps, sources] = await Promise.all([
        allOf((cursor) => take(api.GET('/workspaces/{ws}/apps', { params: { path, query: { limit, scope: 'all', ...cursor } } }))),
        allOf((cursor) => take(api.GET('/workspaces/{ws}/data-sources', { params: { path, query: { limit, ...cursor } } }))),
      ]);
      return [
        ...apps.items.map(({ id, slug, name, owner }) => ({ type: 'app' as const, id, slug, name, owner })),
        ...sources.items.map(({ id, name, owner }) => ({ type: 'data_source' as const, id, slug: undefined, name, owner })),
      ];
    },
  });
}
