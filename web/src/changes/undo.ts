import { api, take } from '@/api/client';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import type { ChangePlace, ChangeRequest, SendChange } from './types';

/** The change that takes back the one of this request (model M49), of which was said `what`. Undefined where there is nothing to undo it by. */
export function undoOf(place: ChangePlace, requestId: string, what: string | undefined): ChangeRequest<unknown> | undefined {
  if (place === 'instance') return undefined;
  const ws = place.workspace;
  return undoBy(place, what, async (query, headers) => {
    const found = await take(
      api.GET('/workspaces/{ws}/audit-events', { params: { path: { ws }, query: { request_id: requestId, limit: 1 } } }),
    );
    return sendUndo(ws, found.items[0]?.id ?? requestId)(query, headers);
  });
}

/** The change that takes back the one of this audit event. */
export function undoEvent(place: { workspace: string }, event: string): ChangeRequest<unknown> {
  return undoBy(place, undefined, sendUndo(place.workspace, event));
}

function undoBy(place: ChangePlace, what: string | undefined, send: SendChange<unknown>): ChangeRequest<unknown> {
  return { place, title: inside.changes.undoTitle, done: messages.common.undone(what), send };
}

function sendUndo(ws: string, id: string): SendChange<unknown> {
  return (query, headers) =>
    take(api.POST('/workspaces/{ws}/audit-events/{id}/undo', { params: { path: { ws, id }, query }, headers }));
}
