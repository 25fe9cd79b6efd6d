// What an admin does to people: a CSV file put right in place, a role lowered, the last admin kept.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inspect } from './inspect.mjs';
import { startBrowser, startInstance, until } from './instance.mjs';
import { focusIn, focusOn, press } from './keys.mjs';
import { adminPassword, seed, signIn } from './seed.mjs';

let instance, browser, acme, ada, users;

before(async () => {
  instance = await startInstance();
  browser = await startBrowser();
  acme = await seed(instance);
  users = `${instance.base}/acme/workspace-settings/users`;
  ada = await browser.person();
  await signIn(ada, instance.base, 'Ada Admin', adminPassword);
});

after(async () => {
  await browser?.stop();
  await instance?.stop();
});

test('M48: faulty rows of a CSV file are put right in place, then all are invited', async () => {
  await acme.group('HR');
  const file = 'name,email,role,groups\nLena Novak,lena@example.com,,HR\nMaja Olsen,maja@example,Builder,\nNils Petit,nils@example.com,Boss,Human resources\n';
  await ada.goto(`${users}?add=csv`);
  const drawer = ada.getByRole('dialog', { name: 'Add users' });
  await drawer.getByText('Drop a CSV file here').waitFor();
  await inspect(ada, 'csv-drop');
  await drawer.locator('input[type=file]').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  const invite = (n) => drawer.getByRole('button', { name: `Invite ${n}` });
  await invite('1 person').waitFor();
  assert.equal(await invite('1 person').isDisabled(), true, 'nothing is sent while a row is faulty');
  await inspect(ada, 'csv-faulty');

  await drawer.getByRole('button', { name: 'Fix row 3' }).click();
  await drawer.getByRole('form', { name: 'Row 3' }).getByRole('textbox', { name: 'email' }).fill('maja@example.com');
  await inspect(ada, 'csv-fix');
  await drawer.getByRole('button', { name: 'Save and check' }).click();
  await invite('2 people').waitFor();
  await drawer.getByRole('button', { name: 'Fix row 4' }).click();
  const row = drawer.getByRole('form', { name: 'Row 4' });
  await row.getByRole('textbox', { name: 'role' }).fill('End-user');
  await row.getByRole('textbox', { name: 'groups' }).fill('HR');
  await drawer.getByRole('button', { name: 'Save and check' }).click();
  await invite('3 people').click();

  const plan = ada.getByRole('dialog', { name: 'Invite from a CSV file' });
  await plan.getByText('3 people are invited').waitFor();
  await inspect(ada, 'csv-plan');
  await plan.getByRole('button', { name: 'Invite 3 people' }).click();
  await drawer.getByRole('heading', { name: '3 people are invited' }).waitFor();
  await inspect(ada, 'csv-outcome');
  await drawer.getByRole('button', { name: 'Done' }).click();
  await ada.getByRole('row').filter({ hasText: 'nils@example.com' }).getByText('HR').filter({ visible: true }).waitFor();
});

test('M21: a role lowered names the groups left, and hands the apps to the owner chosen', async () => {
  const dana = await acme.person('Dana Evans', 'builder');
  await acme.person('Henrik Johansson', 'builder');
  const builders = await acme.group('Tool makers');
  await acme.allow(builders, 'app_create');
  await acme.add(builders, [dana]);
  const payroll = await acme.app('Payroll');
  await acme.call('PATCH', `/apps/${payroll.id}`, { owner_id: dana.id });

  await ada.goto(`${users}/${dana.id}`);
  const drawer = ada.getByRole('dialog', { name: 'Edit user details' });
  await drawer.getByRole('combobox', { name: 'Role' }).waitFor();
  assert.equal(await drawer.getByRole('button', { name: 'Update' }).isDisabled(), true, 'nothing has changed yet');
  await inspect(ada, 'edit-user');
  await drawer.getByRole('combobox', { name: 'Role' }).click();
  await ada.getByRole('option', { name: /^End-user/ }).click();
  await drawer.getByRole('region', { name: 'What this does' }).getByText('Payroll').waitFor();
  await inspect(ada, 'edit-user-effect');
  await ada.getByRole('tab', { name: 'Access' }).click();
  const reason = ada.getByRole('region', { name: 'Permissions' }).getByRole('link', { name: 'via Builder role' }).first();
  assert.match(await reason.getAttribute('href'), /\/permissions$/, 'a permission’s reason stands on the tab of permissions');
  await ada.getByRole('tab', { name: 'Details' }).click();
  await drawer.getByRole('region', { name: 'What this does' }).getByText('Payroll').waitFor();
  await drawer.getByRole('button', { name: 'Update' }).click();

  const plan = ada.getByRole('dialog', { name: 'Change Dana Evans' });
  await plan.getByRole('group', { name: 'Groups left' }).getByText('Tool makers').waitFor();
  const handed = plan.getByRole('group', { name: 'Handed over' });
  await handed.getByText('Ada Admin').waitFor();
  await handed.getByRole('combobox', { name: 'New owner of what is handed over' }).click();
  await ada.getByRole('option', { name: 'Henrik Johansson' }).click();
  await handed.getByRole('listitem').filter({ hasText: 'Payroll' }).getByText('Henrik Johansson').waitFor();
  await inspect(ada, 'plan-hand-over');
  await plan.getByRole('button', { name: 'Update' }).click();
  await drawer.waitFor({ state: 'hidden' });
  await ada.getByRole('row').filter({ hasText: 'dana@example.com' }).getByText('End-user').filter({ visible: true }).waitFor();
  assert.equal((await acme.get(`/apps/${payroll.id}`)).owner.name, 'Henrik Johansson');
  assert.deepEqual((await acme.get(`/members/${dana.id}`)).groups, []);
});

test('M24: the last admin can neither be lowered nor archived, and is told why', async () => {
  await ada.goto(users);
  await ada.getByRole('link', { name: 'Ada Admin' }).click();
  const drawer = ada.getByRole('dialog', { name: 'Edit user details' });
  await drawer.getByRole('combobox', { name: 'Role' }).click();
  await ada.getByRole('option', { name: /^End-user/ }).click();
  await drawer.getByRole('button', { name: 'Update' }).click();
  await drawer.getByRole('alert').getByText(/admin/).waitFor();
  await inspect(ada, 'last-admin');
  await drawer.getByRole('button', { name: 'Cancel' }).click();
  await drawer.waitFor({ state: 'hidden' });
  await ada.getByRole('button', { name: 'Actions for Ada Admin' }).click();
  await ada.getByRole('menuitem', { name: 'Archive' }).click();
  await ada.getByRole('alert').getByText(/admin/).waitFor();
  assert.equal((await acme.get('/members?role=admin&status=active')).total, 1);
});

test('M22, M49: a role raised is taken back from the toast', async () => {
  await acme.person('Farah Haddad');
  await ada.goto(users);
  await ada.getByRole('link', { name: 'Farah Haddad' }).click();
  const drawer = ada.getByRole('dialog', { name: 'Edit user details' });
  await drawer.getByRole('combobox', { name: 'Role' }).click();
  await ada.getByRole('option', { name: /^Builder/ }).click();
  await drawer.getByRole('button', { name: 'Update' }).click();
  await drawer.waitFor({ state: 'hidden' });
  const row = ada.getByRole('row').filter({ hasText: 'farah@example.com' });
  await row.getByText('Builder').filter({ visible: true }).waitFor();
  const toast = ada.getByRole('alert').filter({ hasText: 'The details of Farah Haddad were saved' });
  await inspect(ada, 'users-toast');
  await toast.getByRole('button', { name: 'Undo' }).click();
  const confirm = ada.getByRole('dialog', { name: 'Undo' }).getByRole('button', { name: 'Confirm' });
  await confirm.or(row.getByText('End-user').filter({ visible: true })).first().waitFor();
  if (await confirm.isVisible()) await confirm.click();
  await row.getByText('End-user').filter({ visible: true }).waitFor();
});

test('the list keeps its state in the address: search, status, role', async () => {
  await ada.goto(users);
  await ada.getByRole('searchbox', { name: 'Search users' }).fill('nils');
  await ada.getByRole('row').filter({ hasText: 'ada@example.com' }).waitFor({ state: 'hidden' });
  await until('the address', () => new URL(ada.url()).searchParams.get('q') === 'nils');
  await ada.reload();
  await ada.getByRole('row').filter({ hasText: 'nils@example.com' }).waitFor();
  assert.equal(await ada.getByRole('row').count(), 2, 'the header and Nils');
  await ada.getByRole('button', { name: /^Active/ }).click();
  await ada.getByRole('heading', { name: 'Nothing matches' }).waitFor();
  await inspect(ada, 'users-no-match');
  await ada.getByRole('button', { name: 'Clear filters' }).click();
  await ada.getByRole('row').filter({ hasText: 'ada@example.com' }).waitFor();
});

test('a person is found, changed and left by the keyboard alone', async () => {
  await ada.goto(users);
  await ada.getByRole('row').filter({ hasText: 'farah@example.com' }).waitFor();
  await ada.keyboard.press('Tab');
  await focusOn(ada, 'Skip to content');
  await ada.keyboard.press('Enter');
  await press(ada, 'Farah Haddad');
  const drawer = ada.getByRole('dialog', { name: 'Edit user details' });
  await drawer.getByRole('combobox', { name: 'Role' }).waitFor();
  await focusIn(drawer);
  await ada.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  assert.equal(new URL(ada.url()).pathname, '/acme/workspace-settings/users');
  await focusOn(ada, 'Farah Haddad');
  await press(ada, 'Actions for Farah Haddad');
  await ada.keyboard.press('End');
  await focusOn(ada, 'Archive');
  await ada.keyboard.press('Enter');
  const plan = ada.getByRole('dialog', { name: 'Archive Farah Haddad?' });
  await plan.getByText('1 person is archived').waitFor();
  await focusIn(plan);
  await ada.keyboard.press('Escape');
  await plan.waitFor({ state: 'hidden' });
});

test('on a phone every screen of people fits', async () => {
  const phone = await browser.person({ width: 390, height: 844 });
  await signIn(phone, instance.base, 'Ada Admin', adminPassword);
  await inspect(phone, 'phone-dashboard');
  await phone.getByRole('button', { name: 'Menu' }).click();
  await phone.getByRole('dialog').getByRole('link', { name: 'Users', exact: true }).click();
  await phone.getByRole('row').filter({ hasText: 'nils@example.com' }).getByText('Invited').filter({ visible: true }).waitFor();
  await inspect(phone, 'phone-users');
  await phone.goto(`${instance.base}/profile`);
  await phone.getByRole('heading', { name: 'Sessions' }).waitFor();
  await inspect(phone, 'phone-profile');
});

test('no page broke and the content security policy was never violated', () => {
  assert.deepEqual(browser.faults, []);
});
