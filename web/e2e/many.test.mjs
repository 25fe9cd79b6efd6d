// Changes of many people, two admins at once, the review, and mail that doesn't get through.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { inspect } from './inspect.mjs';
import { until } from './instance.mjs';
import { confirmPlan, nothingBroke, planWith, row, stage } from './journey.mjs';
import { startMailServer } from './mail-server.mjs';

const rows = 500;
const server = await startMailServer();
server.refused.add('dana@example.com');
after(() => server.stop());
let makers, bea;
const it = stage({
  mail: server.url,
  async prepare({ acme }) {
    bea = await acme.person('Bea Baker');
    await acme.invite('Dana Evans');
    makers = await acme.group('Makers');
    await acme.group('Readers');
    const csv = ['name,email,role,groups', ...Array.from({ length: rows }, (_, at) => `Crowd ${at},crowd${at}@example.net,,Readers`)].join('\n');
    await acme.upload(csv);
  },
});
const users = (query = '') => it.at(`/workspace-settings/users${query}`);

test('a mail that is refused is shown with the reason, and goes out when it is sent again', async () => {
  await it.ada.goto(it.at('//settings/mail?state=failed'));
  const mail = row(it.ada, 'dana@example.com');
  await until('the refusal', async () => (await it.acme.ada('GET', '/instance/mail?state=failed')).total === 1);
  await it.ada.reload();
  await mail.getByText(/no such mailbox|550/).waitFor();
  await inspect(it.ada, 'mail-failed');
  server.refused.clear();
  await it.ada.getByRole('button', { name: 'Send again to dana@example.com' }).click();
  await until('the mail', () => server.taken.includes('dana@example.com'));
  await it.ada.goto(it.at('//settings/mail?q=dana'));
  await until('the new state', async () => {
    await it.ada.reload();
    await mail.waitFor();
    return /Sent/.test(await mail.innerText());
  });
});

test('500 people that match are chosen at once, seen in the plan, archived and brought back', async () => {
  await it.ada.goto(users('?q=example.net'));
  await it.ada.getByRole('checkbox', { name: 'Choose everybody on this page' }).check({ force: true });
  const bar = it.ada.getByRole('region', { name: 'For those chosen' });
  await bar.getByText('50 people chosen').waitFor();
  await bar.getByRole('button', { name: 'Choose all 500 that match' }).click();
  await bar.getByText('500 people chosen').waitFor();
  await inspect(it.ada, 'bulk-bar');
  await bar.getByRole('button', { name: 'Archive' }).click();
  const plan = planWith(it.ada, 'Confirm');
  await plan.getByText('500 people are archived').waitFor();
  await inspect(it.ada, 'bulk-plan');
  await plan.getByRole('button', { name: 'Confirm' }).click();
  await plan.waitFor({ state: 'hidden' });
  await it.ada.getByRole('alert').filter({ hasText: /500 people/ }).waitFor();
  await bar.waitFor({ state: 'hidden' });
  assert.equal((await it.acme.get('/members?status=archived')).total, rows);

  await it.ada.goto(users('?q=example.net&status=archived'));
  await it.ada.getByRole('checkbox', { name: 'Choose Crowd 0', exact: true }).check({ force: true });
  await bar.getByRole('button', { name: 'More' }).click();
  await it.ada.getByRole('menuitem', { name: 'Unarchive' }).click();
  await planWith(it.ada, 'Confirm').getByText('1 person gets a new invitation').waitFor();
  await confirmPlan(it.ada, 'Confirm');
  assert.equal((await it.acme.get('/members?status=archived')).total, rows - 1);
});

test('what a change of many leaves out is named with the reason', async () => {
  await it.ada.goto(users('?q=example.net&sort=name'));
  await it.ada.getByRole('checkbox', { name: 'Choose everybody on this page' }).check({ force: true });
  await it.ada.getByRole('region', { name: 'For those chosen' }).getByRole('button', { name: 'Archive' }).click();
  await planWith(it.ada, 'Confirm').getByText('1 person is archived').waitFor();
  await confirmPlan(it.ada, 'Confirm');
  const outcome = it.ada.getByRole('dialog', { name: 'Outcome' });
  await outcome.getByText('1 person changed, 49 left as they were:').waitFor();
  await outcome.getByText('is in another status').first().waitFor();
  await inspect(it.ada, 'bulk-outcome');
  await outcome.getByRole('button', { name: 'Done' }).click();
  await outcome.waitFor({ state: 'hidden' });
});

test('M30: a second admin sees the newer state, and a plan that became stale is shown anew', async () => {
  await it.acme.add(makers, [bea]);
  await it.acme.person('Erik Nyberg', 'admin');
  const page = it.at(`/workspace-settings/groups/${makers.id}/permissions`);
  const other = await it.enter('Erik Nyberg');
  await it.ada.goto(page);
  await other.goto(page);
  await it.ada.getByRole('switch', { name: 'Create apps' }).click({ force: true });
  await planWith(it.ada, 'Confirm').getByText('1 person becomes a Builder').waitFor();

  await it.acme.add(makers, [await it.acme.person('Farah Haddad')]);
  await planWith(it.ada, 'Confirm').getByRole('button', { name: 'Confirm' }).click();
  await it.ada.getByText('Something changed in the meantime.').waitFor();
  await planWith(it.ada, 'Confirm').getByText('2 people become Builders').waitFor();
  await inspect(it.ada, 'plan-moved');
  await confirmPlan(it.ada, 'Confirm');
  await until('the change', async () => (await it.acme.get('/members?role=builder')).total === 2);

  await other.getByRole('tab', { name: 'Users' }).click();
  await other.getByRole('tab', { name: 'Permissions' }).click();
  await until('the newer state', async () => {
    if (await other.getByRole('switch', { name: 'Create apps' }).isChecked()) return true;
    await other.reload();
    await other.getByRole('switch', { name: 'Create apps' }).waitFor();
    return false;
  });
});

test('the review names Builders whose reason is gone, and returns them', async () => {
  await it.acme.call('PATCH', `/groups/${makers.id}/permissions`, { app_create: false });
  await it.ada.goto(users('?review=true'));
  const gone = it.ada.getByRole('region', { name: 'Builders whose reason is gone' });
  await gone.getByText('Bea Baker').waitFor();
  await inspect(it.ada, 'review');
  await gone.getByRole('button', { name: 'Return to End-user: Bea Baker' }).click();
  await confirmPlan(it.ada, 'Return to End-user');
  await gone.getByText('Bea Baker').waitFor({ state: 'hidden' });
  await gone.getByText('Farah Haddad').waitFor();
  await gone.getByRole('button', { name: 'Return all to End-user' }).click();
  await confirmPlan(it.ada, 'Return to End-user');
  await gone.getByText('Nothing to look at here.').waitFor();
  assert.equal((await it.acme.get('/members?role=builder')).total, 0);
});

test('a group is marked as reviewed, and leaves the list of those that are due', async () => {
  await it.ada.goto(it.at(`/workspace-settings/groups/${makers.id}/users`));
  const list = it.ada.getByRole('navigation', { name: 'Groups' });
  await list.getByRole('checkbox', { name: 'Not reviewed for 90 days' }).check({ force: true });
  await list.getByRole('link', { name: /^Makers/ }).waitFor();
  await it.ada.getByRole('button', { name: 'Mark as reviewed' }).click();
  await it.ada.getByText(/^Reviewed by Ada Admin on/).waitFor();
  await list.getByRole('link', { name: /^Makers/ }).waitFor({ state: 'hidden' });
  await list.getByRole('link', { name: /^Readers/ }).waitFor();
});

test('the members list exports who matches', async () => {
  await it.ada.goto(users('?q=bea'));
  await it.ada.getByRole('checkbox', { name: 'Choose Bea Baker' }).check({ force: true });
  await it.ada.getByRole('region', { name: 'For those chosen' }).getByRole('button', { name: 'More' }).click();
  const [download] = await Promise.all([it.ada.waitForEvent('download'), it.ada.getByRole('menuitem', { name: 'Export' }).click()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const lines = Buffer.concat(chunks).toString('utf8').trim().split(/\r?\n/);
  assert.equal(lines.length, 2);
  assert.match(lines[1], /bea@example\.com/);
});

nothingBroke(it);
