// The first day: set up, invite, accept in a second browser, make a group, give it an app to edit, see before confirming that the
// end-user becomes a Builder, and the invited person finds the app.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inspect } from './inspect.mjs';
import { startBrowser, startInstance } from './instance.mjs';

const adminPassword = 'plum-kettle-orbit-91';
const beaPassword = 'walnut-harbour-lamp-27';
let instance, browser, admin, bea, invitation;

before(async () => {
  instance = await startInstance();
  browser = await startBrowser();
  admin = await browser.person();
  bea = await browser.person();
});

after(async () => {
  await browser?.stop();
  await instance?.stop();
});

test('set-up makes the instance admin and the first workspace, and signs in', async () => {
  await admin.goto(instance.base);
  await admin.getByRole('heading', { name: 'Set up Guildhall' }).waitFor();
  await inspect(admin, 'setup');
  await admin.getByLabel('Your name').fill('Ada Admin');
  await admin.getByLabel('E-mail').fill('ada@example.com');
  await admin.getByLabel('Password', { exact: true }).fill(adminPassword);
  await admin.getByLabel('Workspace name').fill('Acme');
  await admin.getByRole('button', { name: 'Set up' }).click();
  await admin.getByRole('heading', { name: 'Dashboard' }).waitFor();
  assert.equal(new URL(admin.url()).pathname, '/acme');
  await inspect(admin, 'dashboard-empty');
});

test('the sign-in page takes less than 200 kB on a first visit, its font apart', async () => {
  const visitor = await browser.person();
  await visitor.setExtraHTTPHeaders({ 'Accept-Encoding': 'gzip' });
  const sizes = [];
  visitor.on('requestfinished', (request) => request.resourceType() === 'font' || sizes.push(request.sizes()));
  await visitor.goto(`${instance.base}/sign-in`);
  await visitor.getByRole('heading', { name: 'Sign in' }).waitFor();
  await visitor.waitForLoadState('networkidle');
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size.responseBodySize, 0);
assert.ok(total > 50_000 && total < 200_000, `${total} bytes`);
});

test('an app is added and released', async () => {
  await admin.getByRole('button', { name: 'Add app' }).first().click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Payroll');
  await dialog.getByLabel('Address').fill('https://payroll.example.com/start');
  await dialog.getByRole('switch', { name: 'Released' }).check({ force: true });
  await dialog.getByRole('button', { name: 'Add app' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await admin.getByText('Payroll').first().waitFor();
});

test('inviting by e-mail shows a link to copy where no mail is sent', async () => {
  await admin.goto(`${instance.base}/acme/workspace-settings/users`);
  await admin.getByRole('button', { name: 'Add users' }).click();
  const drawer = admin.getByRole('dialog');
  await drawer.getByRole('textbox', { name: 'Name' }).fill('Bea Baker');
  await drawer.getByRole('textbox', { name: 'E-mail' }).fill('bea@example.com');
  await drawer.getByRole('button', { name: 'Invite Users' }).click();
  const link = drawer.getByRole('textbox', { name: 'Invitation link' });
  await link.waitFor();
  await inspect(admin, 'invite-link');
  invitation = (await link.inputValue().catch(() => link.textContent())).trim();
  assert.match(invitation, /\/invitations#[A-Za-z0-9_-]{43}$/);
});

test('the invited person accepts in a browser of their own and sees an empty dashboard', async () => {
  await bea.goto(invitation);
  await bea.getByRole('heading', { name: 'Join Acme' }).waitFor();
  await inspect(bea, 'invitation');
  await bea.getByLabel('Your name').fill('Bea Baker');
  await bea.getByLabel('Password', { exact: true }).fill(beaPassword);
  await bea.getByRole('button', { name: 'Accept invitation' }).click();
  await bea.getByText('No apps yet').waitFor();
  await inspect(bea, 'end-user-empty');
  await bea.goto(invitation);
  await bea.getByText('This link no longer works').waitFor();
});

test('a group is made and the end-user added', async () => {
  await admin.goto(`${instance.base}/acme/workspace-settings/groups`);
  await admin.getByRole('button', { name: 'Create new group' }).click();
  await admin.getByRole('dialog').getByLabel('Group name').fill('HR');
  await admin.getByRole('dialog').getByRole('button', { name: 'Create Group' }).click();
  await admin.getByRole('heading', { name: 'HR' }).waitFor();
  await admin.getByRole('button', { name: 'Add users' }).first().click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByText('Bea Baker').click();
  await dialog.getByRole('button', { name: 'Add 1 person' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await admin.getByText('bea@example.com').first().waitFor();
  await inspect(admin, 'group-users');
});

test('M20, M30: an edit grant names the upgrade before it is confirmed', async () => {
  await admin.getByRole('tab', { name: 'Granular access' }).click();
  await admin.getByRole('button', { name: 'Add permission' }).first().click();
  const dialog = admin.getByRole('dialog').filter({ hasText: 'Add permission to HR' });
  await dialog.getByLabel('Permission name').fill('Edit payroll');
  await dialog.getByRole('radio', { name: 'Edit' }).check();
  await dialog.getByRole('radio', { name: 'Custom' }).check();
  await dialog.getByRole('combobox', { name: 'Choose apps' }).click();
  await admin.getByRole('option', { name: 'Payroll' }).click();
  await admin.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  const plan = admin.getByRole('dialog').filter({ has: admin.getByRole('button', { name: 'Confirm' }) });
  await plan.getByText('1 person becomes a Builder').waitFor();
  await inspect(admin, 'plan');
  const text = await plan.innerText();
  assert.match(text, /Bea Baker/);
  assert.match(text, /because of HR/);
  assert.match(text, /reveal secrets/, 'what the role itself opens is said (role_gives_more)');
  await plan.getByRole('button', { name: 'Confirm' }).click();
  await plan.waitFor({ state: 'hidden' });
  await admin.getByText('Edit payroll').first().waitFor();
  await inspect(admin, 'granular-access');
});

test('the invited person sees the app, as a Builder now', async () => {
  await bea.goto(`${instance.base}/acme`);
  await bea.getByText('Payroll').first().waitFor();
  await inspect(bea, 'builder-dashboard');
  await admin.goto(`${instance.base}/acme/workspace-settings/users`);
  const row = admin.getByRole('row').filter({ hasText: 'bea@example.com' });
  await row.getByText('Builder').filter({ visible: true }).waitFor();
  await row.getByText('HR').filter({ visible: true }).waitFor();
  await inspect(admin, 'users');
});

test('M50, M51: all users shows the totals', async () => {
  await admin.goto(`${instance.base}/settings/all-users`);
  await admin.getByText('bea@example.com').waitFor();
  await inspect(admin, 'all-users');
});

test('M43: an archived person is shown the door at the next request', async () => {
  await admin.goto(`${instance.base}/acme/workspace-settings/users`);
  await admin.getByRole('button', { name: 'Actions for Bea Baker' }).click();
  await admin.getByRole('menuitem', { name: 'Archive' }).click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByRole('button', { name: /Archive|Confirm/ }).click();
  await admin.getByRole('row').filter({ hasText: 'bea@example.com' }).getByText('Archived').filter({ visible: true }).waitFor();
  await bea.goto(`${instance.base}/acme`);
  await bea.getByRole('heading', { name: 'This workspace is closed to you' }).waitFor();
  await bea.getByText('Your membership is archived. Ask Ada Admin.').waitFor();
  await inspect(bea, 'archived');
});

test('no page broke and the content security policy was never violated', () => {
  assert.deepEqual(browser.faults, []);
});
