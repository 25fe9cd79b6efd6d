// What an admin does to groups, and what an end-user sees of it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inspect } from './inspect.mjs';
import { startBrowser, startInstance } from './instance.mjs';
import { adminPassword, seed, signIn } from './seed.mjs';

let instance, browser, acme, ada, page, people, apps;

before(async () => {
  instance = await startInstance();
  browser = await startBrowser();
  acme = await seed(instance);
  people = [];
  for (const name of ['Bea Baker', 'Carlos Diaz', 'Emil Fischer']) people.push(await acme.person(name));
  apps = { payroll: await acme.app('Payroll'), leave: await acme.app('Leave planner') };
  ada = await browser.person();
  await signIn(ada, instance.base, 'Ada Admin', adminPassword);
  page = (group, tab) => `${instance.base}/acme/workspace-settings/groups/${group.id}/${tab}`;
});

after(async () => {
  await browser?.stop();
  await instance?.stop();
});

const plan = () => ada.getByRole('dialog').filter({ has: ada.getByRole('button', { name: /^(Confirm|Delete|Delete group)$/ }) });
const groupLink = (name) => ada.getByRole('navigation', { name: 'Groups' }).getByRole('link').filter({ hasText: name });

async function groupMenu(group, item) {
  await ada.getByRole('button', { name: `Actions for ${group}`, exact: true }).click();
  await ada.getByRole('menuitem', { name: item }).click();
}

test('an end-user’s dashboard follows a grant: nothing, one app, hidden but open by its address', async () => {
  const group = await acme.group('Viewers');
  await acme.add(group, [people[0]]);
  const bea = await browser.person();
  await signIn(bea, instance.base, 'Bea Baker');
  await bea.getByRole('heading', { name: 'No apps yet' }).waitFor();
  await inspect(bea, 'end-user-empty');

  await ada.goto(page(group, 'granular-access'));
  await ada.getByRole('button', { name: 'Add permission' }).click();
  const dialog = ada.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Permission name' }).fill('See payroll');
  await dialog.getByRole('radio', { name: 'Custom' }).check({ force: true });
  assert.equal(await dialog.getByRole('button', { name: 'Add', exact: true }).isDisabled(), true, 'of nothing there is nothing to give');
  await dialog.getByRole('combobox', { name: 'Choose apps' }).click();
  await ada.getByRole('option', { name: 'Payroll' }).click();
  await ada.keyboard.press('Escape');
  await inspect(ada, 'grant-modal');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await bea.reload();
  await bea.getByRole('link', { name: 'Payroll' }).waitFor();
  assert.equal(await bea.getByRole('link', { name: 'Leave planner' }).count(), 0);
  await inspect(bea, 'end-user-dashboard');

  await ada.getByRole('row').filter({ hasText: 'See payroll' }).getByText('See payroll').click();
  await ada.getByRole('dialog').getByRole('switch', { name: /^Hide from dashboard/ }).check({ force: true });
  await ada.getByRole('dialog').getByRole('button', { name: 'Update' }).click();
  await ada.getByRole('row').filter({ hasText: 'Hidden from dashboard' }).waitFor();
  await bea.reload();
  await bea.getByRole('heading', { name: 'No apps yet' }).waitFor();
  const opened = await bea.request.get(`${instance.base}/api/v1/workspaces/acme/apps/${apps.payroll.id}/open`, { maxRedirects: 0 });
  assert.equal(opened.status(), 302);
});

test('the first custom group stands beside the list, though the role groups come sooner', async () => {
  const late = async (route) => {
    await ada.getByRole('link', { name: /^Builder/ }).waitFor();
    // Time enough to choose wrongly.
    await ada.waitForURL(/groups\/[^/]/, { timeout: 1000 }).catch(() => undefined);
    await route.continue();
  };
  await ada.route(/groups\?kind=custom/, late);
  await ada.goto(`${instance.base}/acme/workspace-settings/groups`);
  await ada.getByRole('heading', { name: 'Viewers', level: 2 }).waitFor();
  await ada.unroute(/groups\?kind=custom/, late);
});

test('an end-user finds no settings, and is told so at their address', async () => {
  const bea = await browser.person();
  await signIn(bea, instance.base, 'Bea Baker');
  assert.equal(await bea.getByRole('navigation', { name: 'Workspace settings' }).count(), 0);
  await bea.goto(`${instance.base}/acme/workspace-settings/users`);
  await bea.getByRole('heading', { name: 'You can’t look at this' }).waitFor();
  assert.equal(await bea.getByRole('button', { name: 'Add users' }).count(), 0);
  await inspect(bea, 'no-access');
});

test('M20, M30: a permission switched on names the three end-users who become Builders', async () => {
  const group = await acme.group('Makers');
  await acme.add(group, people);
  await ada.goto(page(group, 'permissions'));
  const create = ada.getByRole('switch', { name: 'Create apps' });
  await inspect(ada, 'permissions');
  await create.click({ force: true });
  await plan().getByText('3 people become Builders').waitFor();
  const roles = plan().getByRole('group', { name: 'Roles' });
  for (const { name } of people) await roles.getByText(name).waitFor();
  await plan().getByRole('button', { name: 'Show each' }).click();
  await inspect(ada, 'plan-permission');
  await plan().getByRole('button', { name: 'Cancel' }).click();
  await plan().waitFor({ state: 'hidden' });
  assert.equal(await create.isChecked(), false, 'cancelled: nothing is switched');
  assert.equal((await acme.get('/members?role=builder')).total, 0);

  await create.click({ force: true });
  await plan().getByRole('button', { name: 'Confirm' }).click();
  await plan().waitFor({ state: 'hidden' });
  await ada.getByText('Needs Builder').waitFor();
  assert.equal(await create.isChecked(), true);
  assert.equal((await acme.get('/members?role=builder')).total, 3);
});

test('M23: switched off again, those who became Builders by it can go back', async () => {
  await ada.getByRole('switch', { name: 'Create apps' }).click({ force: true });
  await plan().getByRole('checkbox', { name: 'Return them to End-user' }).check({ force: true });
  await plan().getByText('3 people become End-users').waitFor();
  await inspect(ada, 'plan-settle');
  await plan().getByRole('button', { name: 'Confirm' }).click();
  await plan().waitFor({ state: 'hidden' });
  assert.equal((await acme.get('/members?role=builder')).total, 0);
});

test('M28: a group is duplicated part by part', async () => {
  const group = await acme.group('HR');
  await acme.add(group, people.slice(0, 2));
  await acme.grant(group, 'See leave', { scope: 'selected', resource_ids: [apps.leave.id] });
  const parts = { Users: 'members', 'Permissions': 'permissions', 'Access to apps': 'apps', 'Access to data sources': 'data_sources' };
  for (const [label, part] of Object.entries(parts)) {
    await ada.goto(page(group, 'users'));
    await groupMenu('HR', 'Duplicate');
    const dialog = ada.getByRole('dialog', { name: 'Duplicate HR' });
    await dialog.getByText('2 people').waitFor();
    await dialog.getByText('1 permission', { exact: true }).waitFor();
    if (part === 'members') await inspect(ada, 'duplicate');
    for (const other of Object.keys(parts)) {
      const box = dialog.getByRole('checkbox', { name: other, exact: true });
      assert.equal(await box.isChecked(), true, 'all parts are ticked at first');
      if (other !== label) await box.uncheck({ force: true });
    }
    await dialog.getByRole('textbox', { name: 'Name of the copy' }).fill(`HR ${part}`);
    await dialog.getByRole('button', { name: 'Duplicate' }).click();
    await ada.getByRole('heading', { name: `HR ${part}` }).waitFor();
    const copy = (await acme.get(`/groups?q=HR ${part}`)).items[0];
    const grants = await acme.get(`/groups/${copy.id}/grants`);
    assert.deepEqual([copy.member_count, grants.total], [part === 'members' ? 2 : 0, part === 'apps' ? 1 : 0], label);
  }
});

test('M27, M49: a group is deleted after a look at who loses what, and comes back by Undo', async () => {
  await ada.getByRole('link', { name: /^HR\b/ }).first().click();
  await ada.getByRole('heading', { name: 'HR', exact: true }).waitFor();
  await groupMenu('HR', 'Delete');
  await plan().getByText('its 2 members lose what it gives').waitFor();
  await inspect(ada, 'plan-delete');
  await plan().getByRole('button', { name: 'Delete group' }).click();
  await plan().waitFor({ state: 'hidden' });
  const toast = ada.getByRole('alert').filter({ hasText: 'The group HR was deleted' });
  await toast.getByRole('button', { name: 'Undo' }).waitFor();
  assert.equal((await acme.get('/groups?kind=custom')).items.some(({ name }) => name === 'HR'), false);
  await toast.getByRole('button', { name: 'Undo' }).click();
  await ada.getByRole('alert').filter({ hasText: 'Undone' }).waitFor();
  await groupLink(/^HR2$/).waitFor();
  await inspect(ada, 'groups');
});

test('role groups stand locked, with the reason', async () => {
  await groupLink('Admin').click();
  await ada.getByRole('tab', { name: 'Permissions' }).click();
  await ada.getByText('Admins can do everything.').waitFor();
  assert.equal(await ada.getByRole('switch', { name: 'Create apps' }).isDisabled(), true);
  await inspect(ada, 'role-group');
  await ada.getByRole('button', { name: 'Actions for Admin' }).click();
  assert.equal(await ada.getByRole('menuitem', { name: 'Delete' }).isDisabled(), true);
});

test('M36: people are added with an end, and removed with Undo', async () => {
  const group = await acme.group('Summer help');
  await ada.goto(page(group, 'users'));
  await ada.getByRole('button', { name: 'Add users' }).click();
  const dialog = ada.getByRole('dialog', { name: 'Add users to Summer help' });
  await dialog.getByRole('checkbox', { name: 'Carlos Diaz' }).check({ force: true });
  await dialog.getByRole('checkbox', { name: 'Emil Fischer' }).check({ force: true });
  await dialog.getByLabel('End date').fill('2001-01-01T12:00');
  await dialog.getByText('Choose a time in the future.').waitFor();
  await dialog.getByLabel('End date').fill('2099-01-01T12:00');
  await inspect(ada, 'add-members');
  await dialog.getByRole('button', { name: 'Add 2 people' }).click();
  const carlos = ada.getByRole('row').filter({ hasText: 'carlos@example.com' });
  await carlos.getByText('Until').last().waitFor();
  await ada.getByRole('button', { name: 'Remove Carlos Diaz' }).click();
  await carlos.waitFor({ state: 'hidden' });
  await ada.getByRole('alert').filter({ hasText: 'Carlos Diaz left Summer help' }).getByRole('button', { name: 'Undo' }).click();
  await carlos.waitFor();
});

test('on a phone every screen of groups fits', async () => {
  const phone = await browser.person({ width: 390, height: 844 });
  await signIn(phone, instance.base, 'Ada Admin', adminPassword);
  await phone.goto(`${instance.base}/acme/workspace-settings/groups`);
  await phone.getByRole('link', { name: /^Makers/ }).waitFor();
  await inspect(phone, 'phone-groups');
  await phone.getByRole('link', { name: /^Makers/ }).click();
  for (const tab of ['Users', 'Permissions', 'Granular access']) {
    await phone.getByRole('tab', { name: tab }).click();
    await inspect(phone, `phone-${tab}`);
  }
});

test('no page broke and the content security policy was never violated', () => {
  assert.deepEqual(browser.faults, []);
});
