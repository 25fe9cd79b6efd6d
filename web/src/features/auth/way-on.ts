/** The server's own address that a sign-in begun on the host of a guarded app goes on at (docs/forward-auth.md). */
const continuation = '/.guildhall/continue?';

/** Where to go after sign-in: a path on this very console, nothing else. */
export function wayOn(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])/.test(to) ? to : '/';
}

/** True for an address that the server answers itself: what it says there, it has made and looks at again. */
export function isContinuation(to: string | undefined): to is string {
  return to?.startsWith(continuation) ?? false;
}
