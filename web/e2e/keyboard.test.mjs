// The main journeys by the keyboard alone: everything is reached by Tab, shows that it has the focus, and gives it back.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { until } from './instance.mjs';
import { nothingBroke, row, stage } from './journey.mjs';
import { chooseByKeys, focusIn, focusOn, focusOnPage, pick, pickRadio, press, tabTo, typeInto, wordsOf } from './keys.mjs';
import { adminPassword, personPassword } from './seed.mjs';

let hr, bea;
const it = stage({
  async prepare({ acme }) {
    bea = await acme.person('Bea Baker');
    await acme.person('Carlos Diaz');
    hr = await acme.group('HR');
    await acme.add(hr, [bea]);
  },
});
const folder = await mkdtemp(path.join(os.tmpdir(), 'guildhall-keyboard-'));
after(() => rm(folder, { recursive: true, force: true }));

test('signing in and out', async () => {
  const page = await it.browser.person();
  await page.goto(it.at('//sign-in'));
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await typeInto(page, 'E-mail', 'ada@example.com');
  await typeInto(page, 'Password', adminPassword);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
  await chooseByKeys(page, /Ada Admin/, 'Sign out');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
});

test('a person is invited, their link copied, and the focus goes back to the button; they accept', async () => {
  await it.ada.goto(it.at('/workspace-settings/users'));
  await row(it.ada, 'bea@example.com').waitFor();
  await press(it.ada, 'Add users');
  const drawer = it.ada.getByRole('dialog', { name: 'Add users' });
  await drawer.getByRole('textbox', { name: 'Name' }).waitFor();
  await focusIn(drawer);
  await typeInto(it.ada, 'Name', 'Dana Evans');
  await typeInto(it.ada, 'E-mail', 'dana@example.com');
  await press(it.ada, 'Invite Users');
  const link = await drawer.getByRole('textbox', { name: 'Invitation link' }).inputValue();
  await it.ada.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await press(it.ada, 'Copy');
  await focusOn(it.ada, 'Copied');
  assert.equal(await it.ada.evaluate(() => navigator.clipboard.readText()), link);
  await it.ada.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await row(it.ada, 'dana@example.com').waitFor();
  await focusOn(it.ada, 'Add users');

  const dana = await it.browser.person();
  await dana.goto(link);
  await dana.getByRole('heading', { name: 'Join Acme' }).waitFor();
  await typeInto(dana, 'Password', personPassword);
  await press(dana, 'Accept invitation');
  await dana.getByRole('heading', { name: 'Dashboard' }).waitFor();
});

test('a drawer that a row’s menu opened gives the focus back to the menu’s button', async () => {
  await it.ada.goto(it.at('/workspace-settings/users'));
  await row(it.ada, 'bea@example.com').waitFor();
  await it.ada.waitForLoadState('networkidle');
  await chooseByKeys(it.ada, 'Actions for Bea Baker', 'Edit user details');
  const drawer = it.ada.getByRole('dialog');
  await drawer.getByRole('combobox', { name: 'Role' }).waitFor();
  await it.ada.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await focusOn(it.ada, 'Actions for Bea Baker');
});

test('a key pressed right after reaches what was opened: a menu, the palette', async () => {
  const page = await it.browser.person({ motion: true });
  await page.context().addCookies(await it.ada.context().cookies());
  await page.goto(it.at('/workspace-settings/users'));
  await row(page, 'bea@example.com').waitFor();
  await page.waitForLoadState('networkidle');
  const menu = page.getByRole('menu');
  const palette = page.getByRole('combobox', { name: /Go to/ });
  for (let time = 0; time < 4; time += 1) {
    await page.getByRole('button', { name: 'Actions for Bea Baker' }).focus();
    for (const key of ['Enter', 'ArrowDown', 'End']) await page.keyboard.press(key);
    assert.equal(await wordsOf(page), 'Archive');
    await menu.waitFor();
    await page.keyboard.press('Tab');
    assert.equal(await wordsOf(page), 'Archive', 'a menu keeps the focus');
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'hidden' });
    await focusOn(page, 'Actions for Bea Baker');

    await page.keyboard.press('Control+k');
    await page.keyboard.type('bea');
    assert.equal(await palette.inputValue(), 'bea');
    await page.keyboard.press('Escape');
    await palette.waitFor({ state: 'hidden' });
  }
  await page.keyboard.press('Control+k');
  await page.keyboard.type('audit');
  await page.getByRole('dialog').getByRole('option', { name: /^Audit/, selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Audit', exact: true }).waitFor();
  await focusOnPage(page);
});

test('what is a click away is there before the click: the palette and a drawer ask for data only', async () => {
  await it.ada.goto(it.at('/workspace-settings/users'));
  await row(it.ada, 'bea@example.com').waitFor();
  // One after another: with the last all others are there.
  await until('the files', () => it.ada.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/security-page-'))));
  await it.ada.waitForLoadState('networkidle');
  const asked = [];
  const note = (request) => asked.push(new URL(request.url()).pathname);
  it.ada.on('request', note);
  await it.ada.keyboard.press('Control+k');
  await it.ada.getByRole('dialog').getByRole('option', { name: 'Groups' }).waitFor();
  await it.ada.keyboard.press('Escape');
  await it.ada.getByRole('link', { name: 'Bea Baker' }).click();
  await it.ada.getByRole('dialog').getByRole('combobox', { name: 'Role' }).waitFor();
  it.ada.off('request', note);
  assert.ok(asked.length > 0, 'the drawer asked for the person');
  assert.deepEqual(asked.filter((path) => /\.(js|css)$/.test(path)), []);
});

test('a file that did not come ahead of its need is asked for again', async () => {
  const page = await it.enter('Ada Admin');
  let refused = 0;
  await page.route(/palette-[^/]*\.js$/, (route) => {
    refused += 1;
    return route.abort();
  });
  await page.goto(it.at('/workspace-settings/users'));
  await row(page, 'bea@example.com').waitFor();
  await until('the refusal', () => refused > 0);
  await page.unroute(/palette-[^/]*\.js$/);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('option', { name: 'Groups' }).waitFor();
});

test('a role is lowered with its plan, which holds the focus: groups left, an app handed over to the owner chosen', async () => {
  const builders = await it.acme.group('Tool makers');
  await it.acme.allow(builders, 'app_create');
  const erik = await it.acme.person('Erik Nyberg', 'builder');
  await it.acme.add(builders, [erik]);
  await it.acme.person('Henrik Johansson', 'builder');
  const payroll = await it.acme.app('Payroll');
  await it.acme.call('PATCH', `/apps/${payroll.id}`, { owner_id: erik.id });
  await it.ada.goto(it.at('/workspace-settings/users'));
  await row(it.ada, 'erik@example.com').waitFor();
  await press(it.ada, 'Erik Nyberg');
  const drawer = it.ada.getByRole('dialog').first();
  await drawer.getByRole('combobox', { name: 'Role' }).waitFor();
  await focusIn(drawer);
  await pick(it.ada, 'Role', /^End-user/);
  await press(it.ada, 'Update');
  const plan = it.ada.getByRole('dialog', { name: 'Change Erik Nyberg' });
  await plan.getByText('Tool makers').first().waitFor();
  await focusIn(plan);
  await pick(it.ada, 'New owner of what is handed over', 'Henrik Johansson');
  await plan.getByRole('listitem').filter({ hasText: 'Payroll' }).getByText('Henrik Johansson').waitFor();
  await press(it.ada, 'Update');
  await plan.waitFor({ state: 'hidden' });
  await until('the role', async () => (await it.acme.get(`/members/${erik.id}`)).role === 'end_user');
  assert.equal((await it.acme.get(`/apps/${payroll.id}`)).owner.name, 'Henrik Johansson');
});

test('somebody joins a group, a permission is switched on with its plan', async () => {
  await it.ada.goto(it.at(`/workspace-settings/groups/${hr.id}/users`));
  await it.ada.getByRole('heading', { name: 'HR' }).waitFor();
  await press(it.ada, 'Add users');
  const dialog = it.ada.getByRole('dialog');
  await dialog.getByText('Carlos Diaz').waitFor();
  await focusIn(dialog);
  await press(it.ada, /^Carlos Diaz/, 'Space');
  await press(it.ada, 'Add 1 person');
  await dialog.waitFor({ state: 'hidden' });
  await row(it.ada, 'carlos@example.com').waitFor();
  await tabTo(it.ada, 'Users', 'Shift+Tab');
  await it.ada.keyboard.press('ArrowRight');
  await it.ada.getByRole('switch', { name: 'Create apps' }).waitFor();
  await press(it.ada, 'Create apps', 'Space');
  const plan = it.ada.getByRole('dialog');
  await plan.getByText('2 people become Builders').waitFor();
  await it.ada.keyboard.press('Escape');
  await plan.waitFor({ state: 'hidden' });
  await focusOn(it.ada, 'Create apps');
  await it.ada.keyboard.press('Space');
  await plan.getByText('2 people become Builders').waitFor();
  await focusIn(plan);
  await press(it.ada, 'Confirm');
  await plan.waitFor({ state: 'hidden' });
  await until('the switch', () => it.ada.getByRole('switch', { name: 'Create apps' }).isChecked());
});

test('access is given to an app, hidden from the dashboard', async () => {
  await it.ada.goto(it.at(`/workspace-settings/groups/${hr.id}/granular-access`));
  await it.ada.getByText('No access given yet').waitFor();
  await press(it.ada, 'Add permission');
  const dialog = it.ada.getByRole('dialog', { name: 'Add permission to HR' });
  await dialog.waitFor();
  await focusIn(dialog);
  await typeInto(it.ada, 'Permission name', 'Pay slips');
  await pickRadio(it.ada, /^(Edit|View)$/, 'View');
  await press(it.ada, /^Hide from dashboard/, 'Space');
  await pickRadio(it.ada, /^(All apps|Custom)$/, 'Custom');
  await pick(it.ada, 'Choose apps', 'Payroll');
  await it.ada.keyboard.press('Escape');
  await press(it.ada, 'Add');
  await dialog.waitFor({ state: 'hidden' });
  await row(it.ada, 'Pay slips').getByText('Hidden from dashboard').waitFor();
  const { items: [grant] } = await it.acme.get(`/groups/${hr.id}/grants`);
  assert.deepEqual([grant.access, grant.hide_from_dashboard, grant.resources.map(({ name }) => name)], ['view', true, ['Payroll']]);
});

test('a group is duplicated and the copy deleted', async () => {
  await it.ada.goto(it.at(`/workspace-settings/groups/${hr.id}/users`));
  await it.ada.getByRole('heading', { name: 'HR' }).waitFor();
  await chooseByKeys(it.ada, 'Actions for HR', /^Duplicate/);
  const duplicate = it.ada.getByRole('dialog', { name: 'Duplicate HR' });
  await duplicate.waitFor();
  await focusIn(duplicate);
  await press(it.ada, 'Duplicate');
  await it.ada.getByRole('heading', { name: 'HR copy' }).waitFor();
  await chooseByKeys(it.ada, 'Actions for HR copy', /^Delete/);
  const plan = it.ada.getByRole('dialog', { name: 'Delete HR copy?' });
  await plan.getByText('lose what it gives').first().waitFor();
  await focusIn(plan);
  await press(it.ada, 'Delete group');
  await plan.waitFor({ state: 'hidden' });
  await until('the deletion', async () => !(await it.acme.get('/groups?kind=custom')).items.some(({ name }) => name === 'HR copy'));
});

test('a CSV file is chosen by its button, put right in place and sent', async () => {
  const file = path.join(folder, 'people.csv');
  await writeFile(file, 'name,email\nFarah Haddad,farah@example\n');
  await it.ada.goto(it.at('/workspace-settings/users?add=csv'));
  const drawer = it.ada.getByRole('dialog', { name: 'Add users' });
  await drawer.getByText('Drop a CSV file here').waitFor();
  const chooser = it.ada.waitForEvent('filechooser');
  await press(it.ada, 'Upload CSV file');
  await (await chooser).setFiles(file);
  await drawer.getByRole('button', { name: 'Fix row 2' }).waitFor();
  await press(it.ada, 'Fix row 2');
  await focusOn(it.ada, 'name');
  await typeInto(it.ada, 'email', 'farah@example.com');
  await press(it.ada, 'Save and check');
  await focusOn(it.ada, 'Rows of the file');
  await drawer.getByRole('button', { name: 'Invite 1 person', disabled: false }).waitFor();
  await press(it.ada, 'Invite 1 person');
  const plan = it.ada.getByRole('dialog', { name: 'Invite from a CSV file' });
  await plan.getByText('1 person is invited').waitFor();
  await focusIn(plan);
  await press(it.ada, 'Invite 1 person');
  await drawer.getByRole('heading', { name: '1 person is invited' }).waitFor();
});

test('people are chosen and archived together, one is unarchived', async () => {
  await it.acme.invite('Gita Rao');
  await it.ada.goto(it.at('/workspace-settings/users?status=invited'));
  await row(it.ada, 'farah@example.com').waitFor();
  await press(it.ada, 'Choose everybody on this page', 'Space');
  const bar = it.ada.getByRole('region', { name: 'For those chosen' });
  await bar.waitFor();
  await press(it.ada, 'Archive');
  const plan = it.ada.getByRole('dialog');
  await plan.getByText('2 people are archived').waitFor();
  await focusIn(plan);
  await press(it.ada, 'Confirm');
  await plan.waitFor({ state: 'hidden' });
  assert.equal((await it.acme.get('/members?status=archived')).total, 2);

  await it.ada.goto(it.at('/workspace-settings/users?status=archived'));
  await row(it.ada, 'farah@example.com').waitFor();
  await chooseByKeys(it.ada, 'Actions for Farah Haddad', /^Unarchive/);
  const again = it.ada.getByRole('dialog', { name: 'Unarchive Farah Haddad?' });
  await again.waitFor();
  await focusIn(again);
  await press(it.ada, 'Unarchive');
  await it.ada.getByRole('dialog').getByRole('textbox', { name: 'Invitation link' }).waitFor();
  await it.ada.keyboard.press('Escape');
  await row(it.ada, 'farah@example.com').waitFor({ state: 'hidden' });
});

nothingBroke(it);
