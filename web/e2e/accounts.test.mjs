// A person's own account: the profile, sessions, a forgotten password, an unverified address, no workspace.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from './inspect.mjs';
import { nothingBroke, stage } from './journey.mjs';
import { personPassword, signIn } from './seed.mjs';

const nextPassword = 'copper-meadow-violin-58';
const thirdPassword = 'saffron-anchor-mitten-73';
let bea;
const it = stage({
  mail: true,
  async prepare({ acme }) {
    bea = await acme.person('Bea Baker');
    await acme.person('Carlos Diaz');
    await acme.ada('POST', '/workspaces', { name: 'Globex' });
  },
});

test('M3: a name is changed on the profile, and stands in the list of the admins at once', async () => {
  const page = await it.enter('Bea Baker');
  await page.goto(it.at('//profile'));
  const about = page.getByRole('region', { name: 'About you' });
  await about.getByRole('textbox', { name: 'Name' }).fill('Bea Baker-Lund');
  await about.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').filter({ hasText: /name was saved/ }).waitFor();
  await it.ada.goto(it.at('/workspace-settings/users'));
  await it.ada.getByRole('link', { name: 'Bea Baker-Lund' }).waitFor();
  assert.equal(await about.getByRole('textbox', { name: 'E-mail' }).isEditable(), false);
});

test('a new password ends all other sessions, and the old one no longer signs in', async () => {
  const here = await it.enter('Bea Baker');
  const elsewhere = await it.enter('Bea Baker');
  await here.goto(it.at('//profile'));
  const sessions = here.getByRole('region', { name: 'Sessions' });
  await sessions.getByRole('listitem').nth(2).waitFor();
  const form = here.getByRole('region', { name: 'Password' });
  await form.getByRole('textbox', { name: 'Current password' }).fill('not-the-password-at-all');
  await form.getByRole('textbox', { name: 'New password' }).fill(nextPassword);
  await form.getByRole('button', { name: 'Change password' }).click();
  await form.getByText(/wrong|isn’t|not/i).first().waitFor();
  await form.getByRole('textbox', { name: 'Current password' }).fill(personPassword);
  await form.getByRole('button', { name: 'Change password' }).click();
  await here.getByRole('alert').filter({ hasText: /password was changed/ }).waitFor();
  await sessions.getByText('This session').waitFor();
  await here.reload();
  await sessions.getByText('This session').waitFor();
  assert.equal(await sessions.getByRole('listitem').count(), 1);
  await elsewhere.goto(it.at(''));
  await elsewhere.getByRole('heading', { name: 'Sign in' }).waitFor();
  await elsewhere.getByRole('textbox', { name: 'E-mail' }).fill('bea@example.com');
  await elsewhere.getByRole('textbox', { name: 'Password' }).fill(personPassword);
  await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click();
  await elsewhere.getByRole('alert').filter({ hasText: 'The e-mail address or the password is wrong.' }).waitFor();
});

test('one session is ended from another', async () => {
  const here = await it.enter('Carlos Diaz');
  const there = await it.enter('Carlos Diaz');
  await here.goto(it.at('//profile'));
  const sessions = here.getByRole('region', { name: 'Sessions' });
  await sessions.getByRole('button', { name: /^End the session/ }).first().click();
  await here.getByRole('alert').filter({ hasText: /session has ended/ }).waitFor();
  const left = await sessions.getByRole('button', { name: /^End the session/ }).count();
  for (let at = 0; at < left; at += 1) await sessions.getByRole('button', { name: /^End the session/ }).first().click();
  await sessions.getByRole('button', { name: /^End the session/ }).first().waitFor({ state: 'detached' });
  await there.goto(it.at(''));
  await there.getByRole('heading', { name: 'Sign in' }).waitFor();
});

test('the theme is chosen on the profile and stays after a reload', async () => {
  const page = await it.enter('Carlos Diaz');
  await page.goto(it.at('//profile'));
  const scheme = () => page.evaluate(() => document.documentElement.dataset.mantineColorScheme);
  const themes = page.getByRole('radiogroup', { name: 'Theme' });
  await themes.getByText('Dark').click();
  assert.equal(await scheme(), 'dark');
  await page.reload();
  await themes.waitFor();
  assert.equal(await scheme(), 'dark');
  await themes.getByText('As the system').click();
  assert.equal(await scheme(), 'light');
});

test('a forgotten password is set anew by the mailed link, once, and verifies the address', async () => {
  assert.equal((await it.acme.get(`/members/${bea.id}`)).email_verified, false, 'she accepted by a link that was shown');
  const page = await it.browser.person();
  await page.goto(it.at('//sign-in'));
  await page.getByRole('link', { name: 'Forgotten your password?' }).click();
  await page.getByRole('heading', { name: 'Forgotten password' }).waitFor();
  await page.getByRole('textbox', { name: 'E-mail' }).fill('bea@example.com');
  await page.getByRole('button', { name: 'Send link' }).click();
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
  await inspect(page, 'reset-sent');
  const link = await it.instance.mailedLink('bea@example.com', 2);
  assert.match(link, /\/password-reset#/);
  await page.goto(link);
  await page.getByRole('heading', { name: 'Choose a new password' }).waitFor();
  await page.getByText('For the account of bea@example.com.').waitFor();
  await page.getByRole('textbox', { name: 'New password' }).fill('bea baker 1234');
  await page.getByRole('listitem').filter({ hasText: 'Not made of your name' }).getByLabel('not yet met').waitFor();
  await inspect(page, 'reset');
  await page.getByRole('textbox', { name: 'New password' }).fill(thirdPassword);
  await page.getByRole('button', { name: 'Set password' }).click();
  await page.getByRole('heading', { name: 'Your password is set' }).waitFor();
  await signIn(page, it.instance.base, 'Bea Baker', thirdPassword);
  assert.equal((await it.acme.get(`/members/${bea.id}`)).email_verified, true);

  const again = await it.browser.person();
  await again.goto(link);
  await again.getByRole('heading', { name: 'This link no longer works' }).waitFor();
  assert.equal(await again.getByRole('textbox', { name: 'New password' }).count(), 0, 'said before anybody thinks of a password');
  await inspect(again, 'reset-bad');
});

test('an address without an account gets the same answer and no mail', async () => {
  const before = (await it.instance.mails()).length;
  const page = await it.browser.person();
  await page.goto(it.at('//password-reset'));
  await page.getByRole('textbox', { name: 'E-mail' }).fill('nobody@example.com');
  await page.getByRole('button', { name: 'Send link' }).click();
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
  assert.equal((await it.instance.mails()).length, before);
});

test('M35: an unverified account joins a second workspace only by the mailed link, with a new password', async () => {
  const before = await it.enter('Carlos Diaz');
  const { invitation_url: shown } = await it.acme.ada('POST', '/workspaces/globex/members', { name: 'Carlos', email: 'carlos@example.com', role: 'end_user' });
  const refused = await it.browser.person();
  await refused.goto(shown);
  await refused.getByText(/never confirmed by a mailed link|can’t accept|mailed/).first().waitFor();
  await inspect(refused, 'invitation-unverified-shown');

  const page = await it.browser.person();
  await page.goto(await it.instance.mailedLink('carlos@example.com', 2));
  await page.getByRole('heading', { name: 'Join Globex' }).waitFor();
  await page.getByText('The account for carlos@example.com was never confirmed by a mailed link.').waitFor();
  await inspect(page, 'invitation-unverified');
  await page.getByRole('textbox', { name: 'New password' }).fill(nextPassword);
  await page.getByRole('button', { name: 'Accept invitation' }).click();
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
  assert.equal(new URL(page.url()).pathname, '/globex');
  await before.goto(it.at(''));
  await before.getByRole('heading', { name: 'Sign in' }).waitFor();
  await signIn(before, it.instance.base, 'Carlos Diaz', nextPassword);
});

test('without any open workspace one is told whom to ask', async () => {
  const dana = await it.acme.person('Dana Evans');
  const page = await it.enter('Dana Evans');
  await it.acme.call('POST', `/members/${dana.id}/archive`);
  await page.goto(it.at('//'));
  await page.getByRole('heading', { name: 'No workspace is open to you' }).waitFor();
  await page.getByText('Ask Ada Admin.').waitFor();
  await inspect(page, 'no-workspace');
  await page.goto(it.at('//globex'));
  await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
  await inspect(page, 'not-a-member');
});

nothingBroke(it);
