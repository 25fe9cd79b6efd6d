import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, apiBase, take } from '@/api/client';

/** Which events: what the list's address says, times as instants. */
export interface EventsView {
  actor?: string | undefined;
  action?: string | undefined;
  target?: string | undefined;
  request_id?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  q?: string | undefined;
}

type FilterName = keyof EventsView;

const filterNames: FilterName[] = ['actor', 'action', 'target', 'request_id', 'from', 'to', 'q'];

function filters(view: EventsView): Partial<Record<FilterName, string>> {
  const set = filterNames.flatMap((name) => {
    const value = view[name];
    return value === undefined || value === '' ? [] : [[name, value]];
  });
  return Object.fromEntries(set) as Partial<Record<FilterName, string>>;
}

export function eventsQuery(workspace: string, view: EventsView, page: { limit: number; cursor?: string | undefined }) {
  const query = { ...filters(view), limit: page.limit, ...(page.cursor !== undefined && { cursor: page.cursor }) };
  return queryOptions({
    queryKey: ['audit-events', workspace, query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      take(api.GET('/workspaces/{ws}/audit-events', { params: { path: { ws: workspace }, query }, signal })),
  });
}

/** Where the same events come as a file, all pages of them. */
export function exportAddress(workspace: string, view: EventsView, format: 'csv' | 'jsonl'): string {
  const query = new URLSearchParams(filters(view)).toString();
  const path = `${apiBase}/workspaces/${encodeURIComponent(workspace)}/audit-events.${format}`;
  return query === '' ? path : `${path}?${query}`;
}

export function verifyChain(workspace: string) {
  return take(api.POST('/workspaces/{ws}/audit-events/verify', { params: { path: { ws: workspace } } }));
}
