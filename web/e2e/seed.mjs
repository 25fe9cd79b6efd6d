// The fast way to a state: the same API that the console uses, called from the test.
import { accepted, caller } from '../../scripts/lib/api_caller.mjs';

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
      const call = await accepted(instance.base, member.url, { name, password: personPassword });
      return { ...member, call };
    },
    group: (name) => ada('POST', at('/groups'), { name }),
    add: (group, members) => ada('POST', at(`/groups/${group.id}/members`), { member_ids: members.map(({ id }) => id) }),
    allow: (group, permission) => ada('PATCH', at(`/groups/${group.id}/permissions`), { [permission]: true }),
    grant: (group, name, body) =>
      ada('POST', at(`/groups/${group.id}/grants`), { name, resource_type: 'app', access: 'view', scope: 'all', ...body }),
    app: (name, body = {}) =>
      ada('POST', at('/apps'), { name, url: `https://${name.toLowerCase().replaceAll(' ', '-')}.example.com/`, released: true, ...body }),
    upload: (csv) => ada.confirmed('POST', at('/members/import'), csv),
    get: (path) => ada('GET', at(path)),
    call: (method, path, body) => ada(method, at(path), body),
  };
}

/** "Bea Baker" is bea@example.com. */
export function emailOf(name) {
  return `${name.split(' ')[0].toLowerCase()}@example.com`;
}

/** Signs in through the page. */
export async function signInAs(page, base, { email, password }) {
  await page.goto(`${base}/sign-in`);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
}

export const signIn = (page, base, name, password = personPassword) => signInAs(page, base, { email: emailOf(name), password });
