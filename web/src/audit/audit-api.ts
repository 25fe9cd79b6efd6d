import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, apiBase, take } from '@/api/client';
import type { ChangePlace } from '@/changes/types';

/** Which events: what the list's address says, times as instants. */
export interface EventsView {
  actor?: string | undefined;
  action?: string | undefined;
  target?: string | undefined;
  /** A member id: also what was done with their groups, and the upload by which they came. */
  member?: string | undefined;
  request_id?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  q?: string | undefined;
}

type FilterName = keyof EventsView;

const filterNames: FilterName[] = ['actor', 'action', 'target', 'member', 'request_id', 'from', 'to', 'q'];

function filters(view: EventsView): Partial<Record<FilterName, string>> {
  const set = filterNames.flatMap((name) => {
    const value = view[name];
    return value === undefined || value === '' ? [] : [[name, value]];
  });
  return Object.fromEntries(set) as Partial<Record<FilterName, string>>;
}

type Page = Partial<Record<FilterName, string>> & { limit: number; cursor?: string };

/** The instance's trail knows no members. */
function ofInstance(query: Page): Omit<Page, 'member'> {
  const known = { ...query };
  delete known.member;
  return known;
}

function ask(place: ChangePlace, query: Page, signal?: AbortSignal) {
  const options = signal ? { signal } : {};
  return place === 'instance'
    ? take(api.GET('/instance/audit-events', { params: { query: ofInstance(query) }, ...options }))
    : take(api.GET('/workspaces/{ws}/audit-events', { params: { path: { ws: place.workspace }, query }, ...options }));
}

export function eventsQuery(place: ChangePlace, view: EventsView, page: { limit: number; cursor?: string | undefined }) {
  const query = { ...filters(view), limit: page.limit, ...(page.cursor !== undefined && { cursor: page.cursor }) };
  return queryOptions({
    queryKey: ['audit-events', place, query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => ask(place, query, signal),
  });
}

const around = 1000;

/** The events of a moment, such as one that stands on no page in sight. */
export function eventsAtQuery(place: ChangePlace, at: string, action?: string) {
  const moment = Date.parse(at);
  const query = {
    from: new Date(moment - around).toISOString(),
    to: new Date(moment + around).toISOString(),
    limit: 200,
    ...(action !== undefined && { action }),
  };
  return queryOptions({
    queryKey: ['audit-events-at', place, query],
    queryFn: async ({ signal }) => (await ask(place, query, signal)).items,
  });
}

/** Where the same events come as a file, all pages of them. */
export function exportAddress(place: ChangePlace, view: EventsView, format: 'csv' | 'jsonl'): string {
  const query = new URLSearchParams(filters(view)).toString();
  const trail = place === 'instance' ? 'instance' : `workspaces/${encodeURIComponent(place.workspace)}`;
  const path = `${apiBase}/${trail}/audit-events.${format}`;
  return query === '' ? path : `${path}?${query}`;
}

export function verifyChain(place: ChangePlace) {
  return place === 'instance'
    ? take(api.POST('/instance/audit-events/verify', {}))
    : take(api.POST('/workspaces/{ws}/audit-events/verify', { params: { path: { ws: place.workspace } } }));
}
