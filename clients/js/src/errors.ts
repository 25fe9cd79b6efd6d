/** A call that brought no answer: a `Problem`, `Unreachable` or `TimedOut`. */
export class GuildhallError extends Error {
  override name = 'GuildhallError';
}

/** What was wrong with one field of a request. */
export interface FieldError {
  pointer: string;
  code: string;
  detail: string;
}

/** The server replied with an error. */
export class Problem extends GuildhallError {
  override name = 'Problem';

  constructor(
    readonly status: number,
    /** `unauthenticated`, `forbidden`, `rate_limited`, …; `not_a_problem`: no reply of Guildhall's API. */
    readonly code: string,
    /** What was wrong and what to do. */
    readonly detail: string,
    readonly more: { requestId?: string; errors?: FieldError[] } = {},
  ) {
    super(`${status} ${code}: ${detail}`);
  }
}

/** No reply came: the server can't be reached, or the connection was lost at each try. */
export class Unreachable extends GuildhallError {
  override name = 'Unreachable';
}

/** `timeoutMs` has passed. */
export class TimedOut extends GuildhallError {
  override name = 'TimedOut';
}

export function notUnderstood(status: number): Problem {
  return new Problem(
    status,
    'not_a_problem',
    "The reply is not one of Guildhall's API. See whether the url of the client is that of a Guildhall server.",
  );
}
