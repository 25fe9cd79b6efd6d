// A running server with a small organisation, for the tests: Ada is its admin; Bob is in HR, which views Wiki; Eve is in
// no group.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { accepted, caller } from '../../../scripts/lib/api_caller.mjs';
import { startServer } from '../../../scripts/lib/running_server.mjs';

const program = process.env.GUILDHALL_PROGRAM ?? new URL('../../../build/release/guildhall', import.meta.url).pathname;
const password = 'plum-kettle-orbit-91';

export async function startOrganisation() {
  const folder = await mkdtemp(path.join(tmpdir(), 'guildhall-clients-'));
  const server = await startServer(program, path.join(folder, 'data'));
  const admin = caller(server.base);
  const setUp = { email: 'ada@example.com', name: 'Ada Admin', password, workspace_name: 'Acme' };
  await admin('POST', '/setup', setUp);
  const token = async (where, scopes = ['decisions:read']) => (await admin('POST', `${where}/tokens`, { name: `Tests of ${scopes}`, scopes })).secret;
  const add = (what, body) => admin('POST', `/workspaces/acme/${what}`, body);
  const people = {};
  for (const name of ['Bob', 'Eve']) {
    const made = await add('members', { email: `${name.toLowerCase()}@example.com`, name, role: 'end_user' });
    people[name] = { member: made.member.id, call: await accepted(server.base, made.invitation_url, { name, password }) };
  }
  const wiki = await add('apps', { name: 'Wiki', url: 'https://wiki.example.com/', released: true });
  const hr = await add('groups', { name: 'HR' });
  await add(`groups/${hr.id}/grants`, { name: 'Wiki', resource_type: 'app', access: 'view', scope: 'selected', resource_ids: [wiki.id] });
  await add(`groups/${hr.id}/members`, { member_ids: [people.Bob.member] });
  return {
    url: server.base,
    admin,
    people,
    wiki,
    hr,
    token,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
