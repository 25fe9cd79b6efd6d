import { api, take } from '@/api/client';
import type { BulkChange } from '@/api/types';
import type { ChangeHeaders, ChangeQuery } from '@/changes/types';

export function changeMany(workspace: string, body: BulkChange) {
  return (query: ChangeQuery, headers: ChangeHeaders) =>
    take(api.POST('/workspaces/{ws}/members/bulk', { params: { path: { ws: workspace }, query }, headers, body }));
}

/** The people concerned as CSV. */
export function exportMany(workspace: string, { ids, filter }: Pick<BulkChange, 'ids' | 'filter'>): Promise<string> {
  const query = { ...filter, ...(ids && { ids }) };
  return take(
    api.GET('/workspaces/{ws}/members/export.csv', {
      params: { path: { ws: workspace }, query },
      // The server takes ids separated by commas.
      querySerializer: { array: { style: 'form', explode: false } },
      parseAs: 'text',
    }),
  );
}
