// A second factor, from the QR code to the day when the device is lost; who demands one, and what that does to whom.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { authenticator } from './authenticator.mjs';
import { fits, inspect } from './inspect.mjs';
import { until } from './instance.mjs';
import { nothingBroke, row, stage } from './journey.mjs';
import { chooseByKeys, focusIn, focusOn, focusOnPage, press, typeInto } from './keys.mjs';
import { adminPassword, emailOf, personPassword } from './seed.mjs';

let code, recovery;
const it = stage({
  async prepare({ acme }) {
    for (const name of ['Bea Baker', 'Carlos Diaz', 'Dana Evans']) await acme.person(name);
  },
});

const heading = (page, name) => page.getByRole('heading', { name, exact: true });
const codeField = (page) => page.getByRole('textbox', { name: 'Code from your authenticator app' });
const part = (page) => page.getByRole('region', { name: 'Second factor' });

/** As far as the second step. */
async function givePassword(page, name, password = personPassword) {
  await page.goto(it.at('//sign-in'));
  await page.getByRole('textbox', { name: 'E-mail' }).fill(emailOf(name));
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Sets it up where the page offers it; gives the app. */
async function setUp(page, label = 'Set up an authenticator app') {
  await page.getByRole('button', { name: label }).click();
  const app = authenticator(await page.getByRole('textbox', { name: 'Or type this key into the app' }).inputValue());
  await page.getByRole('textbox', { name: 'Then enter the six digits' }).fill(await app());
  await page.getByRole('button', { name: 'Confirm' }).click();
  const dialog = page.getByRole('dialog', { name: 'Keep your recovery codes' });
  await dialog.waitFor();
  return { app, dialog };
}

test('it is set up by the keyboard: a wrong code is said at its place, the recovery codes are shown once', async () => {
  const page = await it.enter('Bea Baker');
  await page.goto(it.at('//profile'));
  await part(page).getByText('You have none').waitFor();
  await press(page, 'Set up an authenticator app');
  await page.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor();
  await focusOn(page, 'Then enter the six digits that the app shows');
  await inspect(page, 'second-factor-setup');
  const opens = page.getByRole('link', { name: 'Open in an authenticator app on this device' });
  assert.equal(await opens.isVisible(), false, 'what is scanned needs no link');
  await page.setViewportSize({ width: 390, height: 844 });
  assert.match(await opens.getAttribute('href'), /^otpauth:\/\/totp\//);
  await inspect(page, 'second-factor-setup-narrow');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.type('000000');
  await page.keyboard.press('Enter');
  await part(page).getByText(/^This isn't the code/).waitFor();
  const secret = await page.getByRole('textbox', { name: 'Or type this key into the app' }).inputValue();
  code = authenticator(secret);
  await typeInto(page, 'Then enter the six digits that the app shows', await code());
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Keep your recovery codes' });
  await dialog.waitFor();
  await focusIn(dialog);
  recovery = await dialog.getByRole('listitem').allTextContents();
  assert.equal(recovery.length, 10);
  await inspect(page, 'recovery-codes');
  await page.keyboard.press('Escape');
  assert.ok(await dialog.isVisible(), 'only who says that they have kept them closes it');
  const download = page.waitForEvent('download');
  await press(page, 'Download');
  const file = await readFile(await (await download).path(), 'utf8');
  assert.ok(recovery.every((one) => file.includes(one)) && file.includes('bea@example.com'));
  await press(page, 'I have kept them');
  await dialog.waitFor({ state: 'hidden' });
  await focusOnPage(page);
  await part(page).getByText('10 recovery codes left').waitFor();
  await inspect(page, 'second-factor-on');
  await page.setViewportSize({ width: 360, height: 740 });
  await fits(page, 'second-factor-on, narrow');
});

test('signing in takes the code, and says what is wrong with it', async () => {
  const page = await it.browser.person();
  await givePassword(page, 'Bea Baker', 'not the password');
  await page.getByRole('alert').getByText('The e-mail address or the password is wrong.').waitFor();
  assert.equal(await codeField(page).count(), 0, 'who doesn’t know the password learns nothing');
  await givePassword(page, 'Bea Baker');
  await heading(page, 'One more step').waitFor();
  await codeField(page).waitFor();
  assert.equal(await codeField(page).getAttribute('autocomplete'), 'one-time-code');
  await focusOn(page, 'Code from your authenticator app');
  await inspect(page, 'sign-in-code');
  await page.keyboard.type('000 000');
  await page.keyboard.press('Enter');
  await page.getByText('This code is wrong, or was used already.').waitFor();
  await inspect(page, 'sign-in-code-wrong');
  const next = await code();
  await codeField(page).fill(`${next.slice(0, 3)} ${next.slice(3)}`);
  await page.keyboard.press('Enter');
  await heading(page, 'Dashboard').waitFor();
});

test('without the device a recovery code lets in, once', async () => {
  const page = await it.browser.person({ width: 360, height: 740 });
  await givePassword(page, 'Bea Baker');
  await page.getByRole('button', { name: 'Use a recovery code instead' }).click();
  await inspect(page, 'sign-in-recovery-code');
  await focusOn(page, 'Recovery code');
  await page.keyboard.type(recovery[0]);
  await page.keyboard.press('Enter');
  await heading(page, 'Dashboard').waitFor();
  const hint = page.getByRole('alert').filter({ hasText: 'You signed in by a recovery code' });
  await hint.getByText('9 recovery codes left').waitFor();
  await inspect(page, 'recovery-code-used');
  await hint.getByRole('link', { name: 'To your profile' }).click();
  await hint.waitFor({ state: 'hidden' });
  await part(page).getByText('9 recovery codes left').waitFor();
  await page.getByRole('button', { name: 'New recovery codes' }).click();
  await page.getByRole('dialog', { name: 'Make new recovery codes?' }).getByRole('button', { name: 'New recovery codes' }).click();
  const dialog = page.getByRole('dialog', { name: 'Keep your recovery codes' });
  const old = recovery;
  await dialog.waitFor();
  recovery = await dialog.getByRole('listitem').allTextContents();
  await fits(page, 'recovery-codes, narrow');
  await dialog.getByRole('button', { name: 'I have kept them' }).click();
  await part(page).getByText('10 recovery codes left').waitFor();

  const again = await it.browser.person();
  await givePassword(again, 'Bea Baker');
  await again.getByRole('button', { name: 'Use a recovery code instead' }).click();
  await again.getByRole('textbox', { name: 'Recovery code' }).fill(old[1]);
  await again.keyboard.press('Enter');
  await again.getByText('This isn\'t one of the account\'s recovery codes').waitFor();
});

test('a changed password takes it', async () => {
  const page = await it.browser.person();
  await givePassword(page, 'Bea Baker');
  await page.getByRole('button', { name: 'Use a recovery code instead' }).click();
  await page.getByRole('textbox', { name: 'Recovery code' }).fill(recovery[0]);
  await page.keyboard.press('Enter');
  await heading(page, 'Dashboard').waitFor();
  await page.goto(it.at('//profile'));
  await page.getByRole('textbox', { name: 'Current password' }).fill(personPassword);
  await page.getByRole('textbox', { name: 'New password' }).fill(`${personPassword}-9`);
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByRole('button', { name: 'Use a recovery code instead' }).click();
  await page.getByRole('textbox', { name: 'Recovery code' }).fill(recovery[1]);
  await page.keyboard.press('Enter');
  await page.getByText('Your password was changed.').waitFor();
});

test('only who has one demands it of others: of a workspace, whose people are led to set it up', async () => {
  await it.ada.goto(it.at('/workspace-settings/security'));
  const demand = it.ada.getByRole('switch', { name: 'Everybody here must have a second factor' });
  await it.ada.getByText('Set up your own second factor first').waitFor();
  assert.equal(await demand.isDisabled(), true);
  await inspect(it.ada, 'security-own-first');
  await it.ada.getByRole('link', { name: 'To your profile' }).click();
  const { dialog } = await setUp(it.ada);
  await dialog.getByRole('button', { name: 'I have kept them' }).click();
  await part(it.ada).getByText('10 recovery codes left').waitFor();

  const carlos = await it.enter('Carlos Diaz');
  await it.ada.goto(it.at('/workspace-settings/security'));
  await press(it.ada, 'Everybody here must have a second factor', 'Space');
  const sure = it.ada.getByRole('dialog', { name: 'Demand a second factor of everybody here?' });
  await sure.getByText(/^2 active people here have none\./).waitFor();
  await inspect(it.ada, 'security-demand');
  await focusIn(sure);
  await press(it.ada, 'Demand it');
  await sure.waitFor({ state: 'hidden' });
  await until('the switch', () => demand.isChecked());

  await carlos.goto(it.at(''));
  await heading(carlos, 'Set up a second factor').waitFor();
  await carlos.getByText('Acme demands a second factor of everybody.').waitFor();
  await inspect(carlos, 'second-factor-needed');
  await carlos.setViewportSize({ width: 360, height: 740 });
  const { dialog: codes } = await setUp(carlos);
  await fits(carlos, 'second-factor-needed, narrow');
  await codes.getByRole('button', { name: 'I have kept them' }).click();
  await heading(carlos, 'Dashboard').waitFor();
  await carlos.goto(it.at('//profile'));
  await part(carlos).getByText('It is demanded by Acme').waitFor();
  assert.equal(await carlos.getByRole('button', { name: 'Switch off' }).isDisabled(), true);
});

test('the instance demands it of everybody: nothing but the profile opens before', async () => {
  await it.ada.goto(it.at('//settings/instance'));
  await it.ada.getByRole('radio', { name: 'Everybody', exact: true }).check();
  await inspect(it.ada, 'instance-second-factor');
  await it.ada.getByRole('button', { name: 'Save' }).click();
  await it.ada.getByText('The settings were saved').waitFor();
  const dana = await it.browser.person();
  await givePassword(dana, 'Dana Evans');
  await heading(dana, 'Set up a second factor').waitFor();
  await dana.getByText('This instance demands a second factor of you.').waitFor();
  await dana.goto(it.at('//profile'));
  await heading(dana, 'Profile').waitFor();
  await it.ada.getByRole('radio', { name: 'Optional' }).check();
  await it.ada.getByRole('button', { name: 'Save' }).click();
  await it.ada.getByText('The settings were saved').first().waitFor();
});

test('All users says who has one, and takes it from who lost the device', async () => {
  await it.ada.goto(it.at('//settings/all-users'));
  await row(it.ada, 'bea@example.com').getByText('On', { exact: true }).waitFor();
  await row(it.ada, 'dana@example.com').getByText('None', { exact: true }).first().waitFor();
  await it.ada.goto(it.at('//settings/all-users?factor=with'));
  await row(it.ada, 'bea@example.com').waitFor();
  assert.equal(await row(it.ada, 'dana@example.com').count(), 0);
  await inspect(it.ada, 'all-users-second-factor');
  await chooseByKeys(it.ada, 'Actions for Bea Baker', 'Remove second factor');
  const sure = it.ada.getByRole('dialog', { name: 'Remove the second factor of Bea Baker?' });
  await sure.waitFor();
  assert.equal(await sure.getByText(/e-mail/).count(), 0, 'where no mail is sent, none is promised');
  await inspect(it.ada, 'remove-second-factor');
  await sure.getByRole('button', { name: 'Remove second factor' }).click();
  await sure.waitFor({ state: 'hidden' });
  await row(it.ada, 'bea@example.com').waitFor({ state: 'hidden' });
  const page = await it.browser.person();
  await givePassword(page, 'Bea Baker', `${personPassword}-9`);
  await heading(page, 'Set up a second factor').or(heading(page, 'Dashboard')).first().waitFor();
});

test('where nobody demands it any more, it is switched off', async () => {
  await it.ada.goto(it.at('/workspace-settings/security'));
  await it.ada.getByRole('switch', { name: 'Everybody here must have a second factor' }).click({ force: true });
  await it.ada.getByRole('dialog', { name: 'Leave it to each person?' }).getByRole('button', { name: 'Leave it to them' }).click();
  await it.ada.getByText('A second factor is left to each person').waitFor();
  await it.ada.goto(it.at('//profile'));
  await part(it.ada).getByRole('button', { name: 'Switch off' }).click();
  await it.ada.getByRole('dialog', { name: 'Switch the second factor off?' }).getByRole('button', { name: 'Switch off' }).click();
  await part(it.ada).getByText('You have none').waitFor();
  await it.enter('Ada Admin', adminPassword);
});

nothingBroke(it);
