// Invitations in an instance that sends mail: an account of another workspace accepts, somebody else is signed in, a link that no
// longer works, and back from the archive.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { authenticator } from './authenticator.mjs';
import { inspect } from './inspect.mjs';
import { startBrowser, startInstance } from './instance.mjs';
import { adminPassword, personPassword, seed, signIn } from './seed.mjs';

let instance, browser, acme, bea, carlos;

before(async () => {
  instance = await startInstance({ mail: true });
  browser = await startBrowser();
  acme = await seed(instance);
  await acme.ada('POST', '/workspaces', { name: 'Globex' });
  carlos = await acme.person('Carlos Diaz');
  await acme.invite('Bea Baker');
});

after(async () => {
  await browser?.stop();
  await instance?.stop();
});

test('M42: a new account accepts by the mailed link', async () => {
  bea = await browser.person();
  await bea.goto(await instance.mailedLink('bea@example.com'));
  await bea.getByRole('textbox', { name: 'Password' }).fill(personPassword);
  await bea.getByRole('button', { name: 'Accept invitation' }).click();
  await bea.getByRole('heading', { name: 'Dashboard' }).waitFor();
  assert.equal(new URL(bea.url()).pathname, '/acme');
});

test('M42: an existing account accepts in a second workspace with its password and its second factor', async () => {
  const own = async (path, data) => {
    const reply = await bea.request.post(`${instance.base}/api/v1/me/second-factor${path}`, { headers: { Origin: instance.base }, data });
    assert.ok(reply.ok(), await reply.text());
    return reply.json();
  };
  const code = authenticator((await own('', {})).secret);
  await own('/confirm', { code: await code() });
  await acme.ada('POST', '/workspaces/globex/members', { name: 'B. Baker', email: 'bea@example.com', role: 'end_user' });
  const elsewhere = await browser.person();
  await elsewhere.goto(await instance.mailedLink('bea@example.com', 2));
  await elsewhere.getByRole('heading', { name: 'Join Globex' }).waitFor();
  await elsewhere.getByText('You already have an account for bea@example.com.').waitFor();
  await inspect(elsewhere, 'invitation-existing');
  await elsewhere.getByRole('textbox', { name: 'Password' }).fill('not-the-password-at-all');
  await elsewhere.getByRole('button', { name: 'Accept invitation' }).click();
  await elsewhere.getByRole('alert').waitFor();
  await elsewhere.getByRole('textbox', { name: 'Password' }).fill(personPassword);
  await elsewhere.getByRole('button', { name: 'Accept invitation' }).click();
  await elsewhere.getByRole('textbox', { name: 'Code from your authenticator app' }).fill(await code());
  await inspect(elsewhere, 'invitation-second-factor');
  await elsewhere.getByRole('button', { name: 'Accept invitation' }).click();
  await elsewhere.getByRole('heading', { name: 'Dashboard' }).waitFor();
  assert.equal(new URL(elsewhere.url()).pathname, '/globex');
  await elsewhere.getByRole('button', { name: /^Workspace: Globex/ }).click();
  await elsewhere.getByRole('menuitem', { name: 'Acme' }).waitFor();
});

test('M42: whoever is signed in as another person is told so, and goes on after signing out', async () => {
  await acme.invite('Dana Evans');
  const link = await instance.mailedLink('dana@example.com');
  const page = await browser.person();
  await signIn(page, instance.base, 'Carlos Diaz');
  await page.goto(link);
  await page.getByRole('heading', { name: 'You are signed in as somebody else' }).waitFor();
  await page.getByText('The invitation is for dana@example.com, but you are signed in as carlos@example.com.').waitFor();
  await inspect(page, 'invitation-somebody-else');
  await page.getByRole('button', { name: 'Sign out and go on' }).click();
  await page.getByRole('heading', { name: 'Join Acme' }).waitFor();
  await page.getByRole('textbox', { name: 'Password' }).fill(personPassword);
  await page.getByRole('button', { name: 'Accept invitation' }).click();
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
});

test('a link that no longer works says what to do, also where another was open in the same tab', async () => {
  const page = await browser.person();
  await acme.invite('Emil Fischer');
  await page.goto(await instance.mailedLink('emil@example.com'));
  await page.getByRole('heading', { name: 'Join Acme' }).waitFor();
  await page.goto(carlos.url);
  await page.getByRole('heading', { name: 'This link no longer works' }).waitFor();
  await inspect(page, 'invitation-bad');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await inspect(page, 'sign-in');
});

test('M43, M44: archived, unarchived with a new invitation, accepted again', async () => {
  const ada = await browser.person();
  await signIn(ada, instance.base, 'Ada Admin', adminPassword);
  await ada.goto(`${instance.base}/acme/workspace-settings/users`);
  const row = ada.getByRole('row').filter({ hasText: 'bea@example.com' });
  await change(ada, 'Archive');
  await row.getByText('Archived').filter({ visible: true }).waitFor();
  await bea.goto(`${instance.base}/acme`);
  await bea.getByRole('heading', { name: 'This workspace is closed to you' }).waitFor();
  await change(ada, 'Unarchive');
  await row.getByText('Invited').filter({ visible: true }).waitFor();
  await row.getByRole('button', { name: 'Copy link' }).waitFor();

  await bea.goto(await instance.mailedLink('bea@example.com', 3));
  await bea.getByText('You are signed in as bea@example.com.').waitFor();
  await bea.getByRole('button', { name: 'Accept invitation' }).click();
  await bea.getByRole('heading', { name: 'Dashboard' }).waitFor();
  assert.equal(new URL(bea.url()).pathname, '/acme');
});

/** Bea's row menu, then the plan. */
async function change(page, name) {
  await page.getByRole('button', { name: 'Actions for Bea Baker' }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
  const plan = page.getByRole('dialog');
  await plan.getByRole('button', { name, exact: true }).click();
  await plan.waitFor({ state: 'hidden' });
}

test('no page broke and the content security policy was never violated', () => {
  assert.deepEqual(browser.faults, []);
});
