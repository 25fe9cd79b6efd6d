// The client against a real server.
import { Guildhall, Problem } from '@guildhall/client';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startOrganisation } from './organisation.mjs';

let organisation, guildhall, wiki;
const [bob, eve, ada] = ['bob', 'eve', 'ada'].map((name) => `${name}@example.com`);

before(async () => {
  organisation = await startOrganisation();
  guildhall = new Guildhall({ url: organisation.url, token: await organisation.token('/workspaces/acme') });
  wiki = { type: 'app', id: organisation.wiki.id };
});
after(() => organisation.stop());

/** A change of the workspace by another way; its revision. */
async function change(method, path, body) {
  const reply = await fetch(`${organisation.url}/api/v1/workspaces/acme${path}`, {
    method,
    headers: { Authorization: `Bearer ${await organisation.token('/workspaces/acme', ['groups:write', 'resources:write'])}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body ?? {}),
  });
  assert.ok(reply.ok, await reply.text());
  return Number(reply.headers.get('Guildhall-Revision'));
}

test('evaluate says yes and no, by e-mail, id and slug', async () => {
  assert.equal(await guildhall.evaluate({ subject: bob, action: 'view', resource: wiki }), true);
  assert.equal(await guildhall.evaluate({ subject: bob, action: 'view', resource: { type: 'app', id: 'wiki' } }), true);
  assert.equal(await guildhall.evaluate({ subject: bob, action: 'edit', resource: wiki }), false);
  assert.equal(await guildhall.evaluate({ subject: eve, action: 'view', resource: wiki }), false);
  assert.equal(await guildhall.evaluate({ subject: 'nobody@example.com', action: 'view', resource: wiki }), false);
});

test('evaluateMany answers in order, with the three semantics', async () => {
  const questions = [bob, eve, ada].map((subject) => ({ subject, action: 'view', resource: wiki }));
  assert.deepEqual(await guildhall.evaluateMany(questions), [true, false, true]);
  assert.deepEqual(await guildhall.evaluateMany(questions, { semantic: 'deny_on_first_deny' }), [true, false]);
  assert.deepEqual(await guildhall.evaluateMany(questions, { semantic: 'permit_on_first_permit' }), [true]);
  assert.deepEqual(await guildhall.evaluateMany(questions.slice(1, 2), { semantic: 'permit_on_first_permit' }), [false]);
  assert.deepEqual(await guildhall.evaluateMany([]), []);
});

test('explain names every path of a yes, and the nearest group of a no', async () => {
  const yes = await guildhall.explain({ subject: bob, action: 'view', resource: wiki });
  assert.equal(yes.decision, true);
  assert.deepEqual(yes.paths.map(({ via, group }) => [via, group.name]), [['grant', 'HR']]);
  const no = await guildhall.explain({ subject: eve, action: 'view', resource: wiki });
  assert.deepEqual(no, { decision: false, reason: 'no_grant', nearestGroup: { id: organisation.hr.id, name: 'HR' } });
});

test('searches give all pages, each result a yes', async () => {
  for (let i = 0; i < 7; ++i) await organisation.admin('POST', '/workspaces/acme/apps', { name: `App ${i}`, url: 'https://x.example.com/', released: true });
  const pages = [];
  for await (const page of guildhall.searchResources(ada, 'edit', 'app', { limit: 3 }).pages()) pages.push(page);
  assert.deepEqual(pages.map((page) => page.length), [3, 3, 2]);
  assert.equal(new Set(pages.flat()).size, 8);
  for await (const id of guildhall.searchResources(bob, 'view', 'app')) assert.equal(id, wiki.id);
  const people = await guildhall.searchSubjects('view', wiki).all();
  assert.equal(people.length, 2);
  for (const subject of people) assert.ok(await guildhall.evaluate({ subject, action: 'view', resource: wiki }));
  assert.deepEqual((await guildhall.searchActions(bob, wiki)).sort(), ['list', 'view']);
  assert.deepEqual(await guildhall.searchSubjects('fly', wiki).all(), []);
});

test('M33 minRevision: the answer is never older than the change that it names', async () => {
  for (const member of [true, false]) {
    const path = `/groups/${organisation.hr.id}/members`;
    const revision = member
      ? await change('POST', path, { member_ids: [organisation.people.Eve.member] })
      : await change('DELETE', `${path}/${organisation.people.Eve.member}`);
    assert.equal(await guildhall.evaluate({ subject: eve, action: 'view', resource: wiki }, { minRevision: revision }), member);
    const found = await guildhall.searchSubjects('view', wiki, { minRevision: revision }).all();
    assert.equal(found.length, member ? 3 : 2);
  }
  const impatient = new Guildhall({ url: organisation.url, token: await organisation.token('/workspaces/acme'), retries: 0 });
  await assert.rejects(
    impatient.evaluate({ subject: eve, action: 'view', resource: wiki }, { minRevision: 1_000_000 }),
    (error) => error instanceof Problem && error.status === 503 && error.code === 'unavailable',
  );
});

test('a token of the instance asks in the workspace that is named', async () => {
  const token = await organisation.token('/instance');
  const named = new Guildhall({ url: `${organisation.url}/`, token, workspace: 'acme' });
  assert.equal(await named.evaluate({ subject: bob, action: 'view', resource: wiki }), true);
  const unnamed = new Guildhall({ url: organisation.url, token });
  await assert.rejects(unnamed.evaluate({ subject: bob, action: 'view', resource: wiki }), { status: 400, code: 'invalid_request' });
  const other = new Guildhall({ url: organisation.url, token, workspace: 'other' });
  await assert.rejects(other.evaluate({ subject: bob, action: 'view', resource: wiki }), { status: 404, code: 'not_found' });
});

test("an error is the problem that the server replied with, and isn't tried again", async () => {
  const stranger = new Guildhall({ url: organisation.url, token: 'guild_nobody' });
  await assert.rejects(stranger.evaluate({ subject: bob, action: 'view', resource: wiki }), (error) => {
    assert.ok(error instanceof Problem);
    assert.deepEqual([error.status, error.code], [401, 'unauthenticated']);
    assert.match(error.detail, /token/);
    assert.match(error.more.requestId, /./);
    return true;
  });
  await assert.rejects(guildhall.evaluate({ subject: bob, action: '', resource: wiki }), (error) => {
    assert.equal(error.more.errors[0].pointer, '/action/name');
    return true;
  });
});

test('an address that is none is refused at once', () => {
  for (const url of ['guildhall.example.org', 'ftp://x.example.org', 'https://user:secret@x.example.org'])
    assert.throws(() => new Guildhall({ url, token: 'x' }), TypeError);
});
