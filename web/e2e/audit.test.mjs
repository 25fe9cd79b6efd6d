// The audit trail and API tokens: what an admin sees of what happened, and what programs may do.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from './inspect.mjs';
import { until } from './instance.mjs';
import { nothingBroke, planWith, row, select, stage } from './journey.mjs';

let bea, hr, payroll;
const it = stage({
  async prepare({ acme }) {
    bea = await acme.person('Bea Baker');
    await acme.person('Carlos Diaz');
    hr = await acme.group('HR');
    payroll = await acme.app('Payroll');
    await acme.grant(hr, 'HR apps', { scope: 'selected', resource_ids: [payroll.id] });
    await acme.add(hr, [bea]);
  },
});
const audit = (query = '') => it.at(`/workspace-settings/audit${query}`);
const rows = () => it.ada.getByRole('row').count();

test('M60: the newest event comes first, and filters by action and search narrow the list', async () => {
  await it.ada.goto(audit());
  await row(it.ada, 'Added to group').waitFor();
  const all = await rows();
  await select(it.ada, it.ada, 'Action', 'Person invited');
  await until('the filter', async () => (await rows()) === 3);
  assert.ok(all > 3);
  assert.equal(new URL(it.ada.url()).searchParams.get('action'), 'member.invited');
  await it.ada.goto(audit());
  await it.ada.getByRole('searchbox', { name: 'Search people and things' }).fill('HR apps');
  await row(it.ada, 'Permission added').waitFor();
  await until('the search', async () => (await rows()) < all);
  await inspect(it.ada, 'audit-filtered');
});

test('events are filtered by person and by time', async () => {
  await it.ada.goto(audit());
  await row(it.ada, 'Added to group').waitFor();
  await it.ada.getByRole('combobox', { name: 'Person' }).fill('Carlos');
  await it.ada.getByRole('option', { name: /Carlos Diaz/ }).click();
  await row(it.ada, 'Added to group').waitFor({ state: 'hidden' });
  await row(it.ada, 'Invitation accepted').waitFor();
  assert.match(new URL(it.ada.url()).searchParams.get('actor'), /carlos@example\.com/);
  await it.ada.goto(audit('?from=2001-01-01&to=2001-01-02'));
  await it.ada.getByRole('heading', { name: 'Nothing matches' }).waitFor();
  await it.ada.getByRole('button', { name: 'Clear filters' }).click();
  await row(it.ada, 'Added to group').waitFor();
});

test('an event shows before and after, and leads to all about the same thing', async () => {
  await it.acme.call('PATCH', `/apps/${payroll.id}`, { name: 'Payroll and leave' });
  await it.ada.goto(audit('?action=app.changed'));
  await row(it.ada, 'App changed').click();
  const drawer = it.ada.getByRole('dialog', { name: 'App changed' });
  const name = drawer.getByRole('row').filter({ hasText: 'Name' });
  await name.getByText('Payroll', { exact: true }).waitFor();
  await name.getByText('Payroll and leave').waitFor();
  await inspect(it.ada, 'audit-event');
  await drawer.getByRole('link', { name: 'All events about it' }).click();
  await row(it.ada, 'App added').waitFor();
  assert.equal(await rows(), 3, 'the header, changed, added');
});

test('M49: a change is undone from its event, after a look at what that does', async () => {
  await it.ada.goto(audit('?action=group.member_added'));
  await row(it.ada, 'Added to group').click();
  await it.ada.getByRole('dialog', { name: 'Added to group' }).getByRole('button', { name: 'Undo this change' }).click();
  const plan = planWith(it.ada, 'Confirm');
  await plan.getByText('Bea Baker').first().waitFor();
  await inspect(it.ada, 'audit-undo');
  await plan.getByRole('button', { name: 'Confirm' }).click();
  await plan.waitFor({ state: 'hidden' });
  await until('the undo', async () => (await it.acme.get(`/groups/${hr.id}`)).member_count === 0);
  await it.ada.goto(audit());
  await row(it.ada, 'Change undone').waitFor();
});

test('M61: the chain is verified, and the trail exported whole', async () => {
  await it.ada.goto(audit());
  await row(it.ada, 'Change undone').waitFor();
  await it.ada.getByRole('button', { name: 'Verify chain' }).click();
  await it.ada.getByRole('alert').filter({ hasText: /The chain is whole: \d+ events/ }).waitFor();
  const { total } = await it.acme.get('/audit-events?limit=1');
  const saved = async (item) => {
    await it.ada.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([it.ada.waitForEvent('download'), it.ada.getByRole('menuitem', { name: item }).click()]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8').trim().split(/\r?\n/);
  };
  const lines = (await saved('As JSON lines')).map((line) => JSON.parse(line));
  assert.equal(lines.length, total);
  assert.ok(lines.some(({ action }) => action === 'undo.applied'));
  assert.equal((await saved('As CSV')).length, total + 1, 'the header and every event');
});

const ask = (secret, action) =>
  fetch(`${it.instance.base}/access/v1/evaluation`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ subject: { type: 'user', id: 'bea@example.com' }, action: { name: action }, resource: { type: 'app', id: payroll.slug } }),
  });

test('M37: a token is made and shown once, answers questions, and is refused once revoked', async () => {
  await it.acme.add(hr, [bea]);
  await it.ada.goto(it.at('/workspace-settings/tokens'));
  await it.ada.getByRole('button', { name: 'Make a token' }).first().click();
  const dialog = it.ada.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Reverse proxy');
  await dialog.getByRole('button', { name: 'Make token' }).click();
  await dialog.getByText('Choose at least one scope.').waitFor();
  await dialog.getByRole('checkbox', { name: 'Ask decisions' }).check({ force: true });
  await inspect(it.ada, 'token-make');
  await dialog.getByRole('button', { name: 'Make token' }).click();
  const shown = it.ada.getByRole('dialog', { name: 'Copy the token now' });
  const secret = await shown.getByRole('textbox', { name: 'API token' }).inputValue();
  assert.match(secret, /^guild_/);
  await inspect(it.ada, 'token-shown');
  await it.ada.keyboard.press('Escape');
  await shown.getByRole('button', { name: 'I have copied it' }).click();
  await shown.waitFor({ state: 'hidden' });
  await row(it.ada, 'Reverse proxy').waitFor();
  assert.equal(await it.ada.getByText(secret).count(), 0);
  await inspect(it.ada, 'tokens');

  assert.deepEqual(await (await ask(secret, 'view')).json(), { decision: true });
  assert.deepEqual(await (await ask(secret, 'edit')).json(), { decision: false });
  await it.ada.getByRole('button', { name: 'Revoke Reverse proxy' }).click();
  const confirm = it.ada.getByRole('dialog', { name: 'Revoke Reverse proxy?' });
  await confirm.getByRole('button', { name: 'Revoke' }).click();
  await confirm.waitFor({ state: 'hidden' });
  assert.equal((await ask(secret, 'view')).status, 401);
});

nothingBroke(it);
