/**
 * The server's own addresses that a sign-in goes on at: one begun on the host of a guarded app (docs/forward-auth.md), and one that a
 * link to an app asked for.
 */
const continuation = /^\/(\.guildhall\/continue\?|api\/v1\/workspaces\/[^/?#\\]+\/apps\/[^/?#\\]+\/open$)/;

/** Where to go after sign-in: a path on this very console, nothing else. */
export function wayOn(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])/.test(to) ? to : '/';
}

/** True for an address that the server answers itself, and looks at again. */
export function isContinuation(to: string | undefined): to is string {
  return to !== undefined && continuation.test(to);
}
