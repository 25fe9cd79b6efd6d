/** The one way to the server: typed by openapi.yaml, refusals thrown as `Problem`. */
import createClient from 'openapi-fetch';
import { Problem } from './problem';
import type { paths } from './schema';

export const apiBase = '/api/v1';

export const api = createClient<paths>({ baseUrl: apiBase });

interface Reply<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

const sessionEndListeners = new Set<() => void>();

/** Calls `listener` whenever a reply says that nobody is signed in; gives the function that stops it. */
export function onSessionEnd(listener: () => void): () => void {
  sessionEndListeners.add(listener);
  return () => {
    sessionEndListeners.delete(listener);
  };
}

/** The body of a reply that went well; anything else is thrown. A reply without a body gives undefined. */
export async function take<T>(reply: Promise<Reply<T>>): Promise<T> {
  const { data, error, response } = await reply.catch((failure: unknown) => {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw Problem.unreachable();
  });
  if (response.status === 401) for (const listener of [...sessionEndListeners]) listener();
  if (!response.ok) throw Problem.of(response, error);
  return data as T;
}
