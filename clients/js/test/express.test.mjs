// docs/examples/express, as it stands there, with a real server behind it.
import { Guildhall } from '@guildhall/client';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { documentsApp } from '../../../docs/examples/express/app.js';
import { startOrganisation } from './organisation.mjs';

let organisation, listening, url, group;

before(async () => {
  organisation = await startOrganisation();
  const { admin } = organisation;
  const actions = [{ name: 'read' }, { name: 'write', implies: ['read'] }];
  await admin('POST', '/workspaces/acme/resource-types', { name: 'document', actions, builder_level: ['write'] });
  for (const id of ['handbook', 'salaries']) await admin('PUT', `/workspaces/acme/resources/document/${id}`, { name: id });
  const { items } = await admin('GET', '/workspaces/acme/resources/document');
  const handbook = items.find(({ name }) => name === 'handbook').id;
  group = `/workspaces/acme/groups/${organisation.hr.id}`;
  await admin('POST', `${group}/grants`, { name: 'Handbook', resource_type: 'document', access: 'read', scope: 'selected', resource_ids: [handbook] });
  await serve(new Guildhall({ url: organisation.url, token: await organisation.token('/workspaces/acme') }));
});
after(async () => {
  await close();
  await organisation.stop();
});

async function serve(guildhall) {
  const documents = new Map([['handbook', 'Welcome.'], ['salaries', 'Much.']]);
  const app = documentsApp({ guildhall, documents, userOf: (request) => request.get('X-Guildhall-Email') });
  listening = await new Promise((resolve) => {
    const server = app.listen(0, '127.0.0.1', () => resolve(server));
  });
  url = `http://127.0.0.1:${listening.address().port}`;
}

function close() {
  listening.closeAllConnections();
  return new Promise((resolve) => listening.close(resolve));
}

/** [status, body] */
async function ask(name, path, more = {}) {
  const reply = await fetch(url + path, { ...more, headers: { ...(name && { 'X-Guildhall-Email': `${name}@example.com` }), ...more.headers } });
  return [reply.status, await reply.json()];
}
const status = async (...asked) => (await ask(...asked))[0];
const write = { method: 'PUT', headers: { 'Content-Type': 'text/plain' }, body: 'New.' };

test('a route is open to whom Guildhall says yes to', async () => {
  assert.deepEqual(await ask('bob', '/documents/handbook'), [200, { id: 'handbook', text: 'Welcome.' }]);
  assert.equal(await status('bob', '/documents/salaries'), 403);
  assert.equal(await status('bob', '/documents/handbook', write), 403);
  assert.equal(await status('eve', '/documents/handbook'), 403);
  assert.equal(await status('nobody', '/documents/handbook'), 403);
  assert.equal(await status(undefined, '/documents/handbook'), 401);
  assert.equal(await status('bob', '/people'), 403);
  assert.equal(await status('ada', '/people'), 200);
  assert.deepEqual(await ask('ada', '/documents/handbook', write), [200, { id: 'handbook', text: 'New.' }]);
});

test('a list shows what may be seen', async () => {
  const ids = async (name) => (await ask(name, '/documents'))[1].map(({ id }) => id);
  assert.deepEqual(await ids('bob'), ['handbook']);
  assert.deepEqual(await ids('ada'), ['handbook', 'salaries']);
  assert.deepEqual(await ids('eve'), []);
  assert.deepEqual(await ids(undefined), []);
});

test('M34 a change counts from the next request on', async () => {
  await organisation.admin('POST', `${group}/members`, { member_ids: [organisation.people.Eve.member] });
  assert.equal(await status('eve', '/documents/handbook'), 200);
  await organisation.admin('DELETE', `${group}/members/${organisation.people.Eve.member}`);
  assert.equal(await status('eve', '/documents/handbook'), 403);
});

test('where Guildhall cannot be asked nobody gets through', async (context) => {
  context.mock.method(console, 'error', () => undefined);
  await close();
  await serve(new Guildhall({ url: 'http://127.0.0.1:9', token: 'x', retries: 0 }));
  assert.equal(await status('ada', '/documents/handbook'), 503);
});
