// Apps, data sources, constants, and who may do what with them: seen from the thing, from the person, and asked in the palette.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from './inspect.mjs';
import { choose, confirmPlan, nothingBroke, planWith, row, stage } from './journey.mjs';

let bea, builder, hr, payroll, leave;
const it = stage({
  async prepare({ acme }) {
    bea = await acme.person('Bea Baker');
    builder = await acme.person('Henrik Johansson', 'builder');
    hr = await acme.group('HR');
    payroll = await acme.app('Payroll');
    leave = await acme.app('Leave planner', { released: false });
    await acme.grant(hr, 'HR apps', { scope: 'selected', resource_ids: [payroll.id, leave.id] });
    await acme.add(hr, [bea]);
  },
});

test('M12: a draft is not open to a viewer; released, it is, and the plan says to whom', async () => {
  const page = await it.enter('Bea Baker');
  assert.equal(await page.getByRole('link', { name: 'Leave planner', exact: true }).count(), 0);
  await it.ada.goto(it.at(`/apps/${leave.slug}`));
  await it.ada.getByRole('button', { name: 'Release', exact: true }).click();
  await planWith(it.ada, 'Release').getByText('gained').first().waitFor();
  await inspect(it.ada, 'release');
  await confirmPlan(it.ada, 'Release');
  await page.reload();
  await page.getByRole('link', { name: 'Leave planner', exact: true }).waitFor();
});

test('the app page says who can open it, and why', async () => {
  await it.ada.goto(it.at(`/apps/${payroll.slug}`));
  await it.ada.getByRole('tab', { name: 'Who can open this' }).click();
  const bea_ = row(it.ada, 'bea@example.com');
  await bea_.getByText('via HR').first().waitFor();
  await row(it.ada, 'henrik@example.com').getByText('via Builder role').first().waitFor();
  await row(it.ada, 'ada@example.com').getByText(/as an admin|instance admin/).first().waitFor();
  await inspect(it.ada, 'app-who');
  await it.ada.getByRole('button', { name: 'Edit', exact: true }).click();
  await bea_.waitFor({ state: 'hidden' });
  const [download] = await Promise.all([it.ada.waitForEvent('download'), it.ada.getByRole('button', { name: /^Export/ }).click()]);
  assert.equal(download.suggestedFilename(), 'Payroll.csv');
});

test('an app is edited, handed over and deleted', async () => {
  const app = await it.acme.app('Stock room');
  await it.ada.goto(it.at(`/apps/${app.slug}`));
  await it.ada.getByRole('textbox', { name: 'Name', exact: true }).fill('Store room');
  await it.ada.getByRole('textbox', { name: 'Description' }).fill('Parts on the shelf');
  await it.ada.getByRole('combobox', { name: 'Owner' }).click();
  await it.ada.getByRole('option', { name: /Henrik Johansson/ }).click();
  await it.ada.getByRole('button', { name: 'Save' }).click();
  await it.ada.getByRole('heading', { name: 'Store room' }).waitFor();
  const saved = await it.acme.get(`/apps/${app.id}`);
  assert.deepEqual([saved.name, saved.description, saved.owner.id], ['Store room', 'Parts on the shelf', builder.id]);
  await it.ada.getByRole('button', { name: 'Delete app' }).click();
  await inspect(it.ada, 'app-delete');
  await it.ada.getByRole('dialog', { name: 'Delete Store room?' }).getByRole('button', { name: 'Delete app' }).click();
  await it.ada.getByRole('heading', { name: 'Dashboard' }).waitFor();
});

test('a data source is added; its secret is never read back, its options only by those who configure it', async () => {
  await it.ada.goto(it.at('/data-sources'));
  await it.ada.getByRole('button', { name: 'Add data source' }).first().click();
  const form = it.ada.getByRole('dialog');
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('People database');
  await form.getByRole('textbox', { name: 'Value of host' }).fill('db.acme.example');
  await form.getByRole('textbox', { name: 'Value of password' }).fill('moss-lantern-42');
  await inspect(it.ada, 'data-source-add');
  await form.getByRole('button', { name: 'Add data source' }).click();
  const line = row(it.ada, 'People database');
  await line.waitFor();
  await form.waitFor({ state: 'hidden' });
  await it.ada.getByRole('link', { name: 'People database' }).click();
  const drawer = it.ada.getByRole('dialog', { name: 'People database' });
  const secret = drawer.getByRole('textbox', { name: 'Value of password' });
  await secret.waitFor();
  assert.equal(await secret.inputValue(), '', 'a secret isn’t read back');
  assert.equal(await drawer.getByRole('textbox', { name: 'Value of host' }).inputValue(), 'db.acme.example');
  await inspect(it.ada, 'data-source');
  await drawer.getByRole('tab', { name: 'Who can use this' }).click();
  await row(drawer, 'henrik@example.com').getByText('via Builder role').first().waitFor();

  const { items: [source] } = await it.acme.get('/data-sources');
  const tools = await it.acme.group('Tools');
  await it.acme.grant(tools, 'Build', { resource_type: 'data_source', access: 'use' });
  const maja = await it.acme.person('Maja Olsen', 'builder');
  await it.acme.ada.confirmed('DELETE', `/workspaces/acme/groups/${await roleGroup('builder')}/grants/${await grantOf('builder', 'data_source')}`);
  await it.acme.add(tools, [maja]);
  const page = await it.enter('Maja Olsen');
  await page.goto(it.at(`/data-sources/${source.id}`));
  await page.getByText('Only those who can configure it see how it connects.').waitFor();
  assert.equal(await page.getByText('db.acme.example').count(), 0);
});

const roleGroup = async (role) => (await it.acme.get('/groups?kind=role')).items.find((group) => group.role === role).id;
const grantOf = async (role, type) =>
  (await it.acme.get(`/groups/${await roleGroup(role)}/grants`)).items.find((grant) => grant.resource_type === type).id;

test('a secret constant is masked, revealed after the password where it is old, and each look is in the audit', async () => {
  await it.ada.goto(it.at('/constants'));
  await it.ada.getByRole('button', { name: 'Add constant' }).first().click();
  const form = it.ada.getByRole('dialog');
  await form.getByRole('textbox', { name: 'Name' }).fill('MAP_KEY');
  await form.getByText('Secret', { exact: true }).click();
  await form.getByRole('textbox', { name: 'Value' }).or(form.getByLabel('Value', { exact: true })).first().fill('fern-harbour-9');
  await inspect(it.ada, 'constant-add');
  await form.getByRole('button', { name: 'Add constant' }).click();
  const line = row(it.ada, 'MAP_KEY');
  await line.getByText('hidden').waitFor();
  await form.waitFor({ state: 'hidden' });
  assert.equal(await it.ada.getByText('fern-harbour-9').count(), 0);
  const looks = async () => (await it.acme.get('/audit-events?action=constant.revealed')).total;
  assert.equal(await looks(), 0);
  await it.ada.getByRole('button', { name: 'Reveal MAP_KEY' }).click();
  await line.getByText('fern-harbour-9').waitFor();
  await inspect(it.ada, 'constants');
  assert.equal(await looks(), 1);
  await it.ada.getByRole('button', { name: 'Hide MAP_KEY' }).click();
  await line.getByText('hidden').waitFor();
});

test('a person’s drawer shows their access with every reason, and what was done to them', async () => {
  await it.ada.goto(it.at(`/workspace-settings/users/${bea.id}`));
  const drawer = it.ada.getByRole('dialog');
  await drawer.getByRole('tab', { name: 'Access' }).click();
  const item = drawer.getByRole('list', { name: 'What they may do' }).getByRole('listitem').filter({ hasText: 'Payroll' });
  await item.getByText('via HR').first().waitFor();
  await inspect(it.ada, 'member-access');
  await drawer.getByRole('tab', { name: 'History' }).click();
  await drawer.getByRole('list', { name: 'History' }).getByText('Person invited').waitFor();
  const joined = drawer.getByRole('list', { name: 'History' }).getByRole('listitem').filter({ hasText: 'Added to group' });
  await joined.getByText(/^HR, by /).waitFor();
  await drawer.getByText('Done by them').click();
  await drawer.getByRole('list', { name: 'History' }).getByText('Invitation accepted').waitFor();
  await inspect(it.ada, 'member-history');
});

test('an admin sees the dashboard of a member, and that they looked is in the audit', async () => {
  await it.ada.goto(it.at('/workspace-settings/users'));
  await choose(it.ada, 'Actions for Bea Baker', 'View dashboard');
  await it.ada.getByText('You see the dashboard of Bea Baker.').waitFor();
  await it.ada.getByText('Payroll').first().waitFor();
  await inspect(it.ada, 'view-as');
  await it.ada.getByRole('link', { name: 'Leave' }).or(it.ada.getByRole('button', { name: 'Leave' })).first().click();
  await it.ada.getByText('You see the dashboard of Bea Baker.').waitFor({ state: 'hidden' });
  assert.equal((await it.acme.get('/audit-events?action=member.dashboard_viewed')).total, 1);
});

test('the palette goes to a person, a group and an app, and answers who can open what', async () => {
  await it.ada.goto(it.at(''));
  await it.ada.getByRole('heading', { name: 'Dashboard' }).waitFor();
  const field = it.ada.getByRole('combobox', { name: 'Go to a page, person, group or app' });
  const find = async (words, option) => {
    await it.ada.keyboard.press('Control+k');
    await field.fill(words);
    await it.ada.getByRole('option', { name: option, selected: true }).waitFor();
  };
  await find('bea', /Bea Baker/);
  await inspect(it.ada, 'palette');
  await it.ada.keyboard.press('Enter');
  await it.ada.getByRole('dialog', { name: 'Edit user details' }).waitFor();
  await it.ada.keyboard.press('Escape');
  await it.ada.getByRole('dialog').waitFor({ state: 'hidden' });
  await find('who can open payroll?', 'Who can open Payroll?');
  await it.ada.keyboard.press('Enter');
  await row(it.ada, 'bea@example.com').waitFor();
  await find('what can bea open', 'What can Bea Baker open?');
  await it.ada.keyboard.press('Enter');
  await it.ada.getByRole('list', { name: 'What they may do' }).getByText('Payroll').waitFor();
  await it.ada.keyboard.press('Escape');
  await it.ada.getByRole('dialog').waitFor({ state: 'hidden' });
  await find('HR', /^HR/);
  await it.ada.keyboard.press('Enter');
  await it.ada.getByRole('heading', { name: 'HR', exact: true }).waitFor();
});

nothingBroke(it);
