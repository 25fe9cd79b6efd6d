// What an instance admin does: people of all workspaces, workspaces, the instance's settings.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caller } from '../../scripts/lib/api_caller.mjs';
import { inspect } from './inspect.mjs';
import { until } from './instance.mjs';
import { choose, confirmPlan, nothingBroke, planWith, row, select, stage } from './journey.mjs';
import { personPassword, signIn } from './seed.mjs';

const it = stage({
  async prepare({ acme, instance }) {
    await acme.person('Bea Baker', 'builder');
    await acme.person('Carlos Diaz');
    await acme.invite('Dana Evans');
    await acme.ada('POST', '/workspaces', { name: 'Globex' });
    const { invitation_url: url } = await acme.ada('POST', '/workspaces/globex/members', { name: 'Emil Fischer', email: 'emil@example.com', role: 'admin' });
    const emil = caller(instance.base);
    await emil('POST', '/invitations/accept', { token: url.split('#')[1], name: 'Emil Fischer', password: personPassword });
    await acme.ada('POST', '/workspaces/globex/leave');
  },
});
const totals = (page) => page.locator('dl').filter({ hasText: 'Total users' });

test('M50, M51: all users shows the people of all workspaces with the totals', async () => {
  await it.ada.goto(it.at('//settings/all-users'));
  await row(it.ada, 'emil@example.com').waitFor();
  assert.equal(await it.ada.getByRole('row').count(), 6, 'the header, Ada, Bea, Carlos, Dana, Emil');
  assert.match((await totals(it.ada).innerText()).replaceAll(/\s+/g, ' '), /Total users 5 .*Builders 3/);
  assert.equal(await row(it.ada, 'ada@example.com').getByText('Instance admin').filter({ visible: true }).count(), 1);
  await inspect(it.ada, 'all-users');
});

test('all users is filtered by status and searched, and a filtered view is an address', async () => {
  await it.ada.getByRole('button', { name: /^(Pending|Invited)/ }).click();
  await row(it.ada, 'bea@example.com').waitFor({ state: 'hidden' });
  await row(it.ada, 'dana@example.com').waitFor();
  await it.ada.goto(it.at('//settings/all-users?q=emil'));
  await row(it.ada, 'emil@example.com').waitFor();
  assert.equal(await it.ada.getByRole('row').count(), 2);
});

test('a person’s workspaces are shown, and a membership is archived and unarchived there', async () => {
  await it.ada.goto(it.at('//settings/all-users'));
  await row(it.ada, 'bea@example.com').getByRole('link', { name: 'View (1) workspaces of Bea Baker' }).click();
  const drawer = it.ada.getByRole('dialog', { name: 'Workspaces of Bea Baker' });
  await drawer.getByRole('button', { name: 'Archive in Acme' }).click();
  await confirmPlan(it.ada, 'Archive');
  await drawer.getByRole('button', { name: 'Unarchive in Acme' }).waitFor();
  await inspect(it.ada, 'memberships');
  assert.equal((await it.acme.get('/members?q=bea')).items[0].status, 'archived');
  await drawer.getByRole('button', { name: 'Unarchive in Acme' }).click();
  await confirmPlan(it.ada, 'Unarchive');
  await drawer.getByRole('button', { name: 'Archive in Acme' }).waitFor();
});

test('M45: archived everywhere, a person is signed out and can’t come back until they are unarchived', async () => {
  const carlos = await it.enter('Carlos Diaz');
  await it.ada.goto(it.at('//settings/all-users'));
  await choose(it.ada, 'Actions for Carlos Diaz', /^Archive/);
  await planWith(it.ada, 'Archive').getByText('1 person is archived').waitFor();
  await inspect(it.ada, 'plan-archive-everywhere');
  await confirmPlan(it.ada, 'Archive');
  await row(it.ada, 'carlos@example.com').getByText('Archived').filter({ visible: true }).waitFor();
  await until('the totals', async () => /Total users\s*4/.test(await totals(it.ada).innerText()));
  await carlos.goto(it.at(''));
  await carlos.getByRole('heading', { name: 'Sign in' }).waitFor();
  await carlos.getByRole('textbox', { name: 'E-mail' }).fill('carlos@example.com');
  await carlos.getByRole('textbox', { name: 'Password' }).fill(personPassword);
  await carlos.getByRole('button', { name: 'Sign in', exact: true }).click();
  await carlos.getByRole('alert').filter({ hasText: 'The e-mail address or the password is wrong.' }).waitFor();

  await choose(it.ada, 'Actions for Carlos Diaz', /^Unarchive/);
  await confirmPlan(it.ada, 'Unarchive');
  await row(it.ada, 'carlos@example.com').getByText('Active').filter({ visible: true }).waitFor();
  await carlos.getByRole('button', { name: 'Sign in', exact: true }).click();
  await carlos.getByRole('heading', { name: 'This workspace is closed to you' }).waitFor();
  await carlos.getByText('Ask Ada Admin.').waitFor();
});

test('M24: the last admin of a workspace is archived only by taking over', async () => {
  await it.ada.goto(it.at('//settings/all-users'));
  await choose(it.ada, 'Actions for Emil Fischer', /^Archive/);
  const dialog = it.ada.getByRole('dialog', { name: 'Emil Fischer is the last admin' });
  await dialog.getByText('Globex').waitFor();
  await inspect(it.ada, 'take-over');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  assert.equal((await it.acme.ada('GET', '/instance/users?q=emil')).items[0].account_status, 'active');
  await choose(it.ada, 'Actions for Emil Fischer', /^Archive/);
  await dialog.getByRole('button', { name: 'Archive and take over' }).click();
  const again = planWith(it.ada, 'Archive');
  const archived = row(it.ada, 'emil@example.com').getByText('Archived').filter({ visible: true });
  await again.or(archived).first().waitFor();
  if (await again.isVisible()) await confirmPlan(it.ada, 'Archive');
  await archived.waitFor();
  const { items } = await it.acme.ada('GET', '/workspaces/globex/members?role=admin&status=active');
  assert.deepEqual(items.map(({ email }) => email), ['ada@example.com']);
});

test('somebody is made an instance admin once verified, and is not before', async () => {
  await it.ada.goto(it.at('//settings/all-users'));
  await choose(it.ada, 'Actions for Carlos Diaz', 'Make instance admin');
  await it.ada.getByRole('alert').filter({ hasText: /verif/i }).waitFor();
  await choose(it.ada, 'Actions for Carlos Diaz', 'Send password reset');
  const shown = it.ada.getByRole('dialog', { name: 'A new password for Carlos Diaz' });
  const link = await shown.getByRole('textbox', { name: 'Password link' }).inputValue();
  await inspect(it.ada, 'reset-link');
  await it.ada.keyboard.press('Escape');
  await shown.waitFor({ state: 'hidden' });
  const carlos = await it.browser.person();
  await carlos.goto(link);
  await carlos.getByRole('textbox', { name: 'New password' }).fill('copper-meadow-violin-58');
  await carlos.getByRole('button', { name: 'Set password' }).click();
  await carlos.getByRole('heading', { name: 'Your password is set' }).waitFor();

  await choose(it.ada, 'Actions for Carlos Diaz', 'Make instance admin');
  await confirmPlan(it.ada, 'Make instance admin');
  await row(it.ada, 'carlos@example.com').getByText('Instance admin').filter({ visible: true }).waitFor();
  await signIn(carlos, it.instance.base, 'Carlos Diaz', 'copper-meadow-violin-58').catch(() => {});
  await carlos.goto(it.at('//settings/all-users'));
  await row(carlos, 'ada@example.com').waitFor();
  await choose(it.ada, 'Actions for Carlos Diaz', 'Unmake instance admin');
  await confirmPlan(it.ada, 'Unmake instance admin');
  await carlos.goto(it.at('//settings/all-users'));
  await row(carlos, 'ada@example.com').waitFor({ state: 'hidden' });
});

test('a workspace is made, renamed with its address, archived and unarchived', async () => {
  await it.ada.goto(it.at('//settings/all-workspaces'));
  await it.ada.getByRole('button', { name: 'Make workspace' }).click();
  const dialog = it.ada.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Initech');
  await inspect(it.ada, 'workspace-make');
  await dialog.getByRole('button', { name: 'Make workspace' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await choose(it.ada, 'Actions for Initech', 'Rename');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Initech North');
  await dialog.getByRole('textbox', { name: 'Short name' }).fill('north');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await it.ada.goto(it.at('//north'));
  await it.ada.getByRole('heading', { name: 'Dashboard' }).waitFor();

  await it.ada.goto(it.at('//settings/all-workspaces'));
  await choose(it.ada, 'Actions for Initech North', 'Archive');
  await confirmPlan(it.ada, 'Archive');
  await row(it.ada, 'Initech North').getByText('Archived').filter({ visible: true }).waitFor();
  await inspect(it.ada, 'all-workspaces');
  await it.ada.goto(it.at('//north'));
  await it.ada.getByText('The workspace is archived.').waitFor();
  await it.ada.goto(it.at('//settings/all-workspaces?status=archived'));
  await choose(it.ada, 'Actions for Initech North', 'Unarchive');
  await confirmPlan(it.ada, 'Unarchive');
  await it.ada.goto(it.at('//north'));
  await it.ada.getByRole('heading', { name: 'Dashboard' }).waitFor();
});

test('settings are saved, the guarded origins among them, and stand after a reload', async () => {
  await it.ada.goto(it.at('//settings/instance'));
  const save = it.ada.getByRole('button', { name: 'Save' });
  await it.ada.getByRole('textbox', { name: 'Builders' }).waitFor();
  assert.equal(await save.isDisabled(), true);
  await it.ada.getByRole('textbox', { name: 'Builders' }).fill('none');
  await save.click();
  await it.ada.getByText('Enter a whole number from 1 on, or leave it empty.').waitFor();
  await it.ada.getByRole('textbox', { name: 'Builders' }).fill('2');
  await it.ada.getByRole('textbox', { name: 'Days until an invitation ends' }).fill('3');
  await it.ada.getByRole('button', { name: 'Add origin' }).click();
  await it.ada.getByRole('textbox', { name: 'Origin 1', exact: true }).fill('https://apps.acme.example');
  await select(it.ada, it.ada, 'Workspace of origin 1', 'Acme');
  await inspect(it.ada, 'instance');
  await save.click();
  await until('the save', async () => save.isDisabled());
  await it.ada.reload();
  await it.ada.getByRole('textbox', { name: 'Origin 1', exact: true }).waitFor();
  const settings = await it.acme.ada('GET', '/instance/settings');
  const acme = (await it.acme.ada('GET', '/instance/workspaces?q=acme')).items[0];
  assert.deepEqual([settings.builder_limit, settings.invitation_days, settings.guarded_origins],
    [2, 3, [{ origin: 'https://apps.acme.example', workspace_id: acme.id }]]);
  await it.ada.goto(it.at('//settings/all-users'));
  await totals(it.ada).getByText('of 2').waitFor();
});

test('M52: a change beyond the limit of Builders is refused with the numbers', async () => {
  const gina = await it.acme.person('Gina Rossi');
  await it.acme.ada('PATCH', '/instance/settings', { builder_limit: 1 });
  await it.ada.goto(it.at(`/workspace-settings/users/${gina.id}`));
  const drawer = it.ada.getByRole('dialog', { name: 'Edit user details' });
  await select(it.ada, drawer, 'Role', /^Builder/);
  await drawer.getByRole('button', { name: 'Update' }).click();
  await it.ada.getByRole('alert').filter({ hasText: /seat|limit/i }).first().waitFor();
  await inspect(it.ada, 'seat-limit');
  assert.equal((await it.acme.get(`/members/${gina.id}`)).role, 'end_user');
});

nothingBroke(it);
