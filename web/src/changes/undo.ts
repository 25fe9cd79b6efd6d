import { api, take } from '@/api/client';
import { messages } from '@/messages/en';
import type { ChangePlace, ChangeRequest } from './types';

/** The change that takes back the one of this request (model M49). Undefined where there is nothing to undo it by. */
export function undoOf(place: ChangePlace, requestId: string): ChangeRequest<unknown> | undefined {
  if (place === 'instance') return undefined;
  const ws = place.workspace;
  return {
    place,
    title: messages.changes.undoTitle,
    done: messages.common.undone,
    send: async (query, headers) => {
      const found = await take(
        api.GET('/workspaces/{ws}/audit-events', { params: { path: { ws }, query: { request_id: requestId, limit: 1 } } }),
      );
      const id = found.items[0]?.id ?? requestId;
      return take(api.POST('/workspaces/{ws}/audit-events/{id}/undo', { params: { path: { ws, id }, query }, headers }));
    },
  };
}
