// The fast way to a state: the same API that the console uses, called from the test.
import assert from 'node:assert/strict';

/** A caller with a session of its own; gives the body of a reply that went well, else fails with what the server said. */
export function caller(base) {
  let cookie = '';
  return async function call(method, path, body) {
    const reply = await fetch(`${base}/api/v1${path}`, {
      method,
      headers: { Origin: base, ...(cookie && { Cookie: cookie }), ...(body && { 'Content-Type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const set = reply.headers.getSetCookie().map((line) => line.split(';')[0]);
    if (set.length > 0) cookie = set.join('; ');
    const text = await reply.text();
    assert.ok(reply.ok, `${method} ${path}: ${reply.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
}

export const adminPassword = 'plum-kettle-orbit-91';
export const personPassword = 'walnut-harbour-lamp-27';

/** A set-up instance with the workspace Acme of ada@example.com, and calls that fill it. */
export async function seed(instance) {
  const ada = caller(instance.base);
  await ada('POST', '/setup', { name: 'Ada Admin', email: 'ada@example.com', password: adminPassword, workspace_name: 'Acme' });
  const at = (path) => `/workspaces/acme${path}`;
  return {
    ada,
    /** Invites; gives the member with the link. */
    async invite(name, role = 'end_user', groups = []) {
      const body = { name, email: emailOf(name), role, group_ids: groups };
      const { member, invitation_url: url } = await ada('POST', at('/members'), body);
      return { ...member, url };
    },
    /** Invites and accepts with `personPassword`. */
    async person(name, role = 'end_user', groups = []) {
      const member = await this.invite(name, role, groups);
      const token = member.url.split('#')[1];
      const own = caller(instance.base);
      await own('POST', '/invitations/accept', { token, name, password: personPassword });
      return { ...member, call: own };
    },
    group: (name) => ada('POST', at('/groups'), { name }),
    add: (group, members) => ada('POST', at(`/groups/${group.id}/members`), { member_ids: members.map(({ id }) => id) }),
    allow: (group, permission) => ada('PATCH', at(`/groups/${group.id}/permissions`), { [permission]: true }),
    grant: (group, name, body) =>
      ada('POST', at(`/groups/${group.id}/grants`), { name, resource_type: 'app', access: 'view', scope: 'all', ...body }),
    app: (name, body = {}) =>
      ada('POST', at('/apps'), { name, url: `https://${name.toLowerCase().replaceAll(' ', '-')}.example.com/`, released: true, ...body }),
    get: (path) => ada('GET', at(path)),
    call: (method, path, body) => ada(method, at(path), body),
  };
}

/** "Bea Baker" is bea@example.com. */
export function emailOf(name) {
  return `${name.split(' ')[0].toLowerCase()}@example.com`;
}

/** Signs in through the page. */
export async function signIn(page, base, name, password = personPassword) {
  await page.goto(`${base}/sign-in`);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(emailOf(name));
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
}
