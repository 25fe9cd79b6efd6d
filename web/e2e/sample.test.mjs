// The sample organisation is what the README says that it is.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './instance.mjs';
import { startSample } from './sample.mjs';
import { signInAs } from './seed.mjs';

let sample, browser, get;

before(async () => {
  sample = await startSample();
  browser = await startBrowser();
  get = (path) => sample.admin('GET', `/workspaces/${sample.signIn.workspace}${path}`);
});

after(async () => {
  await browser?.stop();
  await sample?.stop();
});

test('the sample holds people in every state, groups, apps, data sources, constants and a registered type', async () => {
  const total = async (path) => (await get(path)).total;
  assert.deepEqual(
    await Promise.all(['', '?status=active', '?status=invited', '?status=archived'].map((query) => total(`/members${query}`))),
    [40, 34, 4, 2],
  );
  assert.equal(await total('/groups?kind=custom'), 8);
  assert.equal(await total('/apps?scope=all'), 15);
  assert.equal(await total('/data-sources'), 4);
  assert.equal(await total('/constants'), 4);
  assert.equal(await total('/resources'), 5);
  const builders = (await get('/members?role=builder')).items;
  assert.ok(builders.some(({ role_cause: cause }) => cause === 'automatic'), 'one is a Builder because of a group');
  const ends = (await get('/members?limit=200')).items.flatMap(({ groups }) => groups.filter(({ expires_at: end }) => end));
  assert.equal(ends.length, 1);
});

test('its admin and an end-user sign in with the password that was made', async () => {
  const admin = await browser.person();
  await signInAs(admin, sample.base, sample.signIn);
  await admin.getByRole('link', { name: 'Tide tables', exact: true }).waitFor();
  const other = await browser.person();
  await signInAs(other, sample.base, { email: sample.signIn.others.at(-1), password: sample.signIn.password });
  await other.getByRole('link', { name: 'Payroll', exact: true }).waitFor();
  assert.equal(await other.getByRole('link', { name: 'Tide tables', exact: true }).count(), 0);
});

test('no page broke and the content security policy was never violated', () => {
  assert.deepEqual(browser.faults, []);
});
