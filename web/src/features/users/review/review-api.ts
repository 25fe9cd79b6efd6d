/** What an admin should look at now and then: the questions that the server answers, page by page. */
import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, take } from '@/api/client';

const day = 86_400_000;
const inactiveDays = 90;
const soonDays = 14;
const limit = 20;

/** The questions about people; those that wait or are away longest come first. */
const questions = {
  neverAccepted: () => ({ status: 'invited', sort: 'invited_at' }) as const,
  inactive: (now: number) => ({ status: 'active', inactive_since: instant(now - inactiveDays * day), sort: 'last_active_at' }) as const,
  settleable: () => ({ settleable: true }) as const,
  ending: (now: number) => ({ ending_by: instant(now + soonDays * day) }) as const,
  unverified: () => ({ status: 'active', email_verified: false }) as const,
};

export type PeopleQuestion = keyof typeof questions;

const instant = (time: number) => new Date(time).toISOString();

interface Paged<T> {
  items: T[];
  total: number;
  total_at_least?: boolean;
  next_cursor: string | null;
}

interface PageQuery {
  limit: number;
  cursor?: string;
}

function pagesOf<T>(key: string[], ask: (page: PageQuery, signal: AbortSignal) => Promise<Paged<T>>) {
  return infiniteQueryOptions({
    queryKey: ['review', ...key],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam: cursor, signal }) => ask({ limit, ...(cursor !== null && { cursor }) }, signal),
    getNextPageParam: (page: Paged<T>) => page.next_cursor,
  });
}

export function peopleToReview(ws: string, question: PeopleQuestion) {
  return pagesOf([ws, question], (page, signal) => {
    const query = { ...questions[question](Date.now()), ...page };
    return take(api.GET('/workspaces/{ws}/members', { params: { path: { ws }, query }, signal }));
  });
}

export function appsOfArchived(ws: string) {
  return pagesOf([ws, 'apps'], (page, signal) => {
    const query = { scope: 'all', owner_status: 'archived', ...page } as const;
    return take(api.GET('/workspaces/{ws}/apps', { params: { path: { ws }, query }, signal }));
  });
}

export function sourcesOfArchived(ws: string) {
  return pagesOf([ws, 'data-sources'], (page, signal) => {
    const query = { owner_status: 'archived', ...page } as const;
    return take(api.GET('/workspaces/{ws}/data-sources', { params: { path: { ws }, query }, signal }));
  });
}
