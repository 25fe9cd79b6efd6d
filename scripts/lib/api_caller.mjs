// Calls of Guildhall's own API, with a session of their own: how the end-to-end tests and the sample come to their state.

/** A reply that isn't 2xx: `status` and the problem's fields. */
export class Refused extends Error {
  constructor(what, status, problem) {
    super(`${what}: ${status} ${JSON.stringify(problem)}`);
    this.status = status;
    this.problem = problem;
  }
}

/**
 * A caller that keeps the cookies it is given. A body that is a text goes as CSV, any other as JSON. It gives the body of a reply that went well (undefined where there is none), else
 * throws `Refused`. `call.confirmed` also sends the digest where a change wants to be confirmed.
 */
export function caller(base) {
  let cookie = '';
  async function call(method, path, body) {
    const csv = typeof body === 'string';
    const reply = await fetch(`${base}/api/v1${path}`, {
      method,
      headers: { Origin: base, ...(cookie && { Cookie: cookie }), ...(body && { 'Content-Type': csv ? 'text/csv' : 'application/json' }) },
      ...(body && { body: csv ? body : JSON.stringify(body) }),
    });
    const set = reply.headers.getSetCookie().map((line) => line.split(';')[0]);
    if (set.length > 0) cookie = set.join('; ');
    const text = await reply.text();
    const value = text === '' ? undefined : JSON.parse(text);
    if (!reply.ok) throw new Refused(`${method} ${path}`, reply.status, value);
    return value;
  }
  call.confirmed = async (method, path, body) => {
    try {
      return await call(method, path, body);
    } catch (error) {
      if (error.problem?.code !== 'confirmation_required') throw error;
      return call(method, `${path}${path.includes('?') ? '&' : '?'}confirm=${error.problem.plan.digest}`, body);
    }
  };
  return call;
}

/** Accepts an invitation by its link, as a new account; gives the caller of that person. */
export async function accepted(base, url, { name, password }) {
  const call = caller(base);
  await call('POST', '/invitations/accept', { token: url.split('#')[1], name, password });
  return call;
}
