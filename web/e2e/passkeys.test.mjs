// Passkeys, on devices that Chromium plays: the first one turns the second factor on, then it signs in alone or beside the password.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { authenticator } from './authenticator.mjs';
import { fits, inspect } from './inspect.mjs';
import { startInstance, until } from './instance.mjs';
import { choose, nothingBroke, stage } from './journey.mjs';
import { chooseByKeys, focusIn, focusOn, focusOnPage, press, typeInto } from './keys.mjs';
import { adminPassword, emailOf, personPassword, seed, signIn } from './seed.mjs';
import { deviceOf } from './virtual-authenticator.mjs';

/** Bea's page, and the device at it. */
let bea, device;
const it = stage({
  host: 'localhost',
  async prepare({ acme }) {
    for (const name of ['Bea Baker', 'Carlos Diaz', 'Dana Evans']) await acme.person(name);
  },
});

const heading = (page, name) => page.getByRole('heading', { name, exact: true });
const part = (page) => page.getByRole('region', { name: 'Second factor' });
const passkeys = (page) => page.getByRole('list', { name: 'Your passkeys' }).getByRole('listitem');
const dialogOf = (page, name) => page.getByRole('dialog', { name });
const button = (within, name) => within.getByRole('button', { name, exact: true });

/** As far as the second step, or in. */
async function givePassword(page, name, password = personPassword) {
  await page.goto(it.at('//sign-in'));
  await page.getByRole('textbox', { name: 'E-mail' }).fill(emailOf(name));
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await button(page, 'Sign in').click();
}

/** Adds one where the page offers it; gives the dialog of the recovery codes where it is the first. */
async function addPasskey(page, name) {
  await button(page, 'Add a passkey').click();
  const dialog = dialogOf(page, 'Add a passkey');
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await button(dialog, 'Go on').click();
  await dialog.waitFor({ state: 'hidden' });
  return dialogOf(page, 'Keep your recovery codes');
}

async function signOut(page) {
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await heading(page, 'Sign in').waitFor();
}

test('by the keyboard alone: the first passkey is added, the recovery codes are kept, and the passkey signs in', async () => {
  bea = await it.enter('Bea Baker');
  device = await deviceOf(bea);
  await bea.goto(it.at('//profile'));
  await part(bea).getByText('You have none').waitFor();
  await inspect(bea, 'passkeys-none');
  await press(bea, 'Add a passkey');
  const dialog = dialogOf(bea, 'Add a passkey');
  await focusIn(dialog);
  await until('the device’s name', async () => (await dialog.getByRole('textbox', { name: 'Name' }).inputValue()) === 'Chrome on Linux');
  await inspect(bea, 'passkey-add');
  await device.knows(false);
  await press(bea, 'Go on');
  await dialog.getByText(/^No passkey was made/).waitFor();
  await inspect(bea, 'passkey-not-made');
  await device.knows(true);
  await typeInto(bea, 'Name', 'Bea’s laptop');
  await bea.keyboard.press('Enter');
  const codes = dialogOf(bea, 'Keep your recovery codes');
  await codes.waitFor();
  await focusIn(codes);
  assert.equal((await codes.getByRole('listitem').allTextContents()).length, 10);
  await part(bea).getByText('Set up just now. 10 recovery codes left.').waitFor();
  await press(bea, 'I have kept them');
  await codes.waitFor({ state: 'hidden' });
  await focusOnPage(bea);
  await passkeys(bea).getByText('Bea’s laptop').waitFor();
  await inspect(bea, 'passkeys-one');

  await device.answers(false);
  await chooseByKeys(bea, /Account of/, 'Sign out');
  await heading(bea, 'Sign in').waitFor();
  await inspect(bea, 'sign-in-with-passkeys');
  await device.answers(true);
  await press(bea, 'Sign in with a passkey');
  await heading(bea, 'Dashboard').waitFor();
  await bea.goto(it.at('//profile'));
  await passkeys(bea).filter({ hasText: 'Bea’s laptop' }).getByText(/last used just now|last used .*minute/).waitFor();
});

test('the password alone opens nothing from then on: the passkey stands beside it, or a recovery code', async () => {
  const page = await it.browser.person();
  const phone = await device.carryTo(page);
  await phone.answers(false);
  await givePassword(page, 'Bea Baker');
  await heading(page, 'One more step').waitFor();
  await page.getByText('Your device will ask for your passkey').waitFor();
  assert.equal(await page.getByRole('textbox', { name: /Code/ }).count(), 0, 'there is no app');
  await page.getByRole('button', { name: 'Use a recovery code instead' }).waitFor();
  await inspect(page, 'sign-in-passkey-step');
  await phone.answers(true);
  await phone.knows(false);
  await button(page, 'Use a passkey').click();
  await page.getByText(/^No passkey was used/).waitFor();
  await inspect(page, 'sign-in-passkey-refused');
  await phone.knows(true);
  await button(page, 'Use a passkey').click();
  await heading(page, 'Dashboard').waitFor();
  await device.comesFrom(phone);
});

test('a passkey that is unknown here is refused in plain words, and nobody learns whose there are', async () => {
  const page = await it.enter('Dana Evans');
  const stranger = await deviceOf(page);
  await page.goto(it.at('//profile'));
  const codes = await addPasskey(page, 'Old phone');
  await button(codes, 'I have kept them').click();
  await choose(page, 'Actions for Old phone', 'Remove');
  const sure = dialogOf(page, 'Remove the passkey Old phone?');
  await sure.getByText('all your other sessions end').waitFor();
  await sure.getByText('It is your last second factor').waitFor();
  await inspect(page, 'passkey-remove-last');
  await button(sure, 'Remove').click();
  await part(page).getByText('You have none').waitFor();
  assert.equal((await stranger.credentials()).length, 1, 'the device keeps its part');
  // Each suggestion waits for its options: the device would answer at once, more often in a row than the throttle lets fail.
  let held = 0, passing = 0;
  await page.route('**/session/passkey-options', (route) => {
    if (passing-- > 0) return route.continue();
    held += 1;
  });
  await signOut(page);
  await until('a suggestion', () => held > 0);
  passing = 1;
  await button(page, 'Sign in with a passkey').click();
  await page.getByRole('alert').getByText('This passkey isn’t known here, or it was removed.').waitFor();
  await inspect(page, 'sign-in-passkey-unknown');
  await stranger.forget();
  passing = 1_000;
  await button(page, 'Sign in with a passkey').click();
  await page.getByRole('alert').getByText(/^No passkey was used/).waitFor();
  await signIn(page, it.instance.base, 'Dana Evans');
});

test('the browser suggests it in the e-mail field', async () => {
  const page = await it.browser.person();
  const phone = await device.carryTo(page);
  await page.goto(it.at('//sign-in'));
  assert.equal(await page.getByRole('textbox', { name: 'E-mail' }).getAttribute('autocomplete'), 'username webauthn');
  // Nothing is pressed: the device that Chromium plays chooses the suggestion.
  await heading(page, 'Dashboard').waitFor();
  await device.comesFrom(phone);
});

test('a suggestion that begins late doesn’t end what the person asked for', async () => {
  const page = await it.browser.person();
  const phone = await device.carryTo(page);
  await phone.answers(false);
  await page.addInitScript(() => {
    const get = navigator.credentials.get.bind(navigator.credentials);
    window.requests = [];
    navigator.credentials.get = (options) => (window.requests.push(options.mediation ?? 'asked'), get(options));
  });
  let letGo, asked = 0;
  const held = new Promise((resolve) => { letGo = resolve; });
  await page.route('**/session/passkey-options', async (route) => {
    asked += 1;
    if (asked === 1) await held;
    await route.continue();
  });
  const requests = () => page.evaluate(() => window.requests.join());
  await page.goto(it.at('//sign-in'));
  await until('the suggestion’s options', () => asked === 1);
  await button(page, 'Sign in with a passkey').click();
  await until('the request', async () => (await requests()) === 'asked');
  letGo();
  await until('the request again, after the suggestion', async () => (await requests()) === 'asked,conditional,asked');
  assert.ok(await button(page, 'Sign in with a passkey').isDisabled());
});

test('it stands beside the password where that is changed', async () => {
  await bea.getByRole('textbox', { name: 'Current password' }).fill(personPassword);
  await bea.getByRole('textbox', { name: 'New password' }).fill(`${personPassword}-9`);
  await button(bea, 'Change password').click();
  await bea.getByText('Your device will ask for your passkey').waitFor();
  await device.knows(false);
  await button(bea, 'Change password').click();
  await bea.getByText(/^No passkey was used/).waitFor();
  await device.knows(true);
  await button(bea, 'Change password').click();
  await bea.getByText('Your password was changed.').waitFor();
});

test('it is renamed; beside an app each can go by itself, and the digits or the passkey are asked for', async () => {
  await choose(bea, 'Actions for Bea’s laptop', 'Rename');
  const rename = dialogOf(bea, 'Rename Bea’s laptop');
  await rename.getByRole('textbox', { name: 'Name' }).fill('A laptop with a name of fifty letters, exactly 50!!');
  await inspect(bea, 'passkey-rename');
  await rename.getByRole('textbox', { name: 'Name' }).fill('The laptop');
  await button(rename, 'Save').click();
  await passkeys(bea).getByText('The laptop').waitFor();

  await button(part(bea), 'Set up an authenticator app').click();
  const app = authenticator(await bea.getByRole('textbox', { name: 'Or type this key into the app' }).inputValue());
  await bea.getByRole('textbox', { name: 'Then enter the six digits' }).fill(await app());
  await button(bea, 'Confirm').click();
  await bea.getByText('Your authenticator app is set up.').waitFor();
  await button(part(bea), 'Remove the app').waitFor();
  assert.equal(await dialogOf(bea, 'Keep your recovery codes').count(), 0, 'those that there are stay');
  await inspect(bea, 'passkeys-and-app');

  const page = await it.browser.person({ width: 390, height: 844 });
  const phone = await device.carryTo(page);
  await phone.answers(false);
  await givePassword(page, 'Bea Baker', `${personPassword}-9`);
  await focusOn(page, 'Code from your authenticator app');
  await inspect(page, 'sign-in-code-or-passkey');
  // The device doesn't answer: the digits do, at once.
  await press(page, 'Use a passkey instead');
  await page.getByText('Your device will ask for your passkey').waitFor();
  await until('the request', async () => button(page, 'Use a passkey').isDisabled());
  await press(page, 'Use the authenticator app instead');
  await typeInto(page, 'Code from your authenticator app', '000000');
  await press(page, 'Sign in');
  await page.getByText('This code is wrong').waitFor();
  await phone.answers(true);
  await press(page, 'Use a passkey instead');
  await heading(page, 'Dashboard').waitFor();
  await page.goto(it.at('//profile'));
  await passkeys(page).first().waitFor();
  await fits(page, 'passkeys, narrow');

  await button(part(bea), 'Remove the app').click();
  await button(dialogOf(bea, 'Remove the authenticator app?'), 'Remove the app').click();
  await button(part(bea), 'Set up an authenticator app').waitFor();
  await passkeys(bea).getByText('The laptop').waitFor();
});

test('where one is demanded, a passkey does; the last can’t be removed, by whatever page', async () => {
  const page = await it.enter('Carlos Diaz');
  const phone = await deviceOf(page);
  await it.ada.goto(it.at('//profile'));
  await deviceOf(it.ada);
  await button(await addPasskey(it.ada, 'Ada’s key'), 'I have kept them').click();
  await it.ada.goto(it.at('/workspace-settings/security'));
  await it.ada.getByRole('switch', { name: 'Everybody here must have a second factor' }).click({ force: true });
  await button(dialogOf(it.ada, 'Demand a second factor of everybody here?'), 'Demand it').click();
  await it.ada.getByText('A second factor is demanded of everybody here').waitFor();

  await page.getByRole('link', { name: 'Dashboard' }).click();
  await heading(page, 'Set up a second factor').waitFor();
  await inspect(page, 'second-factor-needed-passkey');
  // A page that is older than the demand still offers it: the server refuses.
  await page.goto(it.at('//profile'));
  await button(await addPasskey(page, 'Carlos’ phone'), 'I have kept them').click();
  await page.getByText('It is demanded by Acme').waitFor();
  await page.getByRole('button', { name: 'Actions for Carlos’ phone' }).click();
  assert.equal(await page.getByRole('menuitem', { name: 'Remove' }).isDisabled(), true);
  await page.keyboard.press('Escape');
  const refusal = await page.evaluate(async () => {
    const { passkeys: [{ id }] } = await (await fetch('/api/v1/me/second-factor')).json();
    return (await (await fetch(`/api/v1/me/passkeys/${id}`, { method: 'DELETE' })).json()).code;
  });
  assert.equal(refusal, 'second_factor_demanded');
  await page.goto(it.at(''));
  await heading(page, 'Dashboard').waitFor();

  await page.goto(it.at('//profile'));
  await phone.forget();
  await addPasskey(page, 'Carlos’ second');
  await choose(page, 'Actions for Carlos’ phone', 'Remove');
  await button(dialogOf(page, 'Remove the passkey Carlos’ phone?'), 'Remove').click();
  await until('the rest', async () => (await passkeys(page).count()) === 1);
});

test('twenty passkeys with long names stand in order; one more is refused with what to do', async () => {
  await bea.goto(it.at('//profile'));
  await passkeys(bea).first().waitFor();
  const before = await passkeys(bea).count();
  for (let n = before; n < 20; n += 1) {
    await device.forget();
    await addPasskey(bea, `Number ${n} ${'of a great many '.repeat(3)}`.slice(0, 50));
    await until(`passkey ${n}`, async () => (await passkeys(bea).count()) === n + 1);
  }
  await inspect(bea, 'passkeys-twenty');
  for (const width of [390, 360]) {
    await bea.setViewportSize({ width, height: 844 });
    await inspect(bea, `passkeys-twenty-${width}`);
  }
  await bea.setViewportSize({ width: 1440, height: 900 });
  await button(bea, 'Add a passkey').click();
  await bea.getByRole('alert').getByText('You have 20 passkeys').waitFor();
  assert.equal(await dialogOf(bea, 'Add a passkey').count(), 0, 'before anything is typed');
  await inspect(bea, 'passkeys-too-many');
  assert.equal(await passkeys(bea).count(), 20);
});

test('in place of the password it accepts another invitation, and shows again who is there after 10 minutes', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'guildhall-e2e-'));
  const data = path.join(folder, 'data');
  let mailing = await startInstance({ host: 'localhost', mail: true, data });
  const page = await it.browser.person();
  try {
    const { ada } = await seed(mailing);
    const invite = (workspace) => ada('POST', `/workspaces/${workspace}/members`, { name: 'Bea Baker', email: 'bea@example.com', role: 'end_user' });
    await invite('acme');
    const phone = await deviceOf(page);
    await page.goto(await mailing.mailedLink('bea@example.com'));
    await page.getByRole('textbox', { name: 'Password' }).fill(personPassword);
    assert.equal(await page.getByRole('button', { name: 'Use a passkey instead' }).count(), 0, 'of a new account there is none');
    await button(page, 'Accept invitation').click();
    await heading(page, 'Dashboard').waitFor();
    await page.goto(`${mailing.base}/profile`);
    await button(await addPasskey(page, 'Phone'), 'I have kept them').click();

    await page.context().clearCookies();
    await ada('POST', '/workspaces', { name: 'Second' });
    await invite('second');
    await page.goto(await mailing.mailedLink('bea@example.com', 2));
    await button(page, 'Use a passkey instead').waitFor();
    await inspect(page, 'invitation-or-passkey');
    await phone.knows(false);
    await button(page, 'Use a passkey instead').click();
    await page.getByRole('alert').getByText(/^No passkey was used/).waitFor();
    await phone.knows(true);
    await button(page, 'Use a passkey instead').click();
    await heading(page, 'Dashboard').waitFor();
    assert.equal(new URL(page.url()).pathname, '/second');

    // Sessions that are 11 minutes older.
    await mailing.stop();
    await promisify(execFile)('sqlite3', [path.join(data, 'guildhall.db'), 'UPDATE sessions SET confirmed_at = confirmed_at - 660000']);
    mailing = await startInstance({ host: 'localhost', data });
    await page.goto(`${mailing.base}/profile`);
    const again = dialogOf(page, 'Enter your password again');
    await button(page, 'Add a passkey').click();
    await again.waitFor();
    assert.equal(await dialogOf(page, 'Add a passkey').count(), 0, 'before anything is typed');
    await button(again, 'Cancel').click();
    await again.waitFor({ state: 'hidden' });
    assert.equal(await dialogOf(page, 'Add a passkey').count(), 0);
    await choose(page, 'Actions for Phone', 'Rename');
    const rename = dialogOf(page, 'Rename Phone');
    await rename.getByRole('textbox', { name: 'Name' }).fill('My phone');
    await button(rename, 'Save').click();
    await button(again, 'Cancel').click();
    await button(rename, 'Cancel').click();
    await rename.waitFor({ state: 'hidden' });
    await button(part(page), 'New recovery codes').click();
    await button(dialogOf(page, 'Make new recovery codes?'), 'New recovery codes').click();
    await button(again, 'Use a passkey instead').waitFor();
    await inspect(page, 'password-again-or-passkey');
    await phone.knows(false);
    await button(again, 'Use a passkey instead').click();
    await again.getByText(/^No passkey was used/).waitFor();
    await phone.knows(true);
    await button(again, 'Use a passkey instead').click();
    await button(dialogOf(page, 'Keep your recovery codes'), 'I have kept them').click();
    await part(page).getByText('10 recovery codes left').waitFor();
  } finally {
    await page.context().close();
    await mailing.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

test('where the address is a number there are none, by whatever name it is opened, and the profile says why', async () => {
  const numbered = await startInstance();
  const page = await it.browser.person();
  try {
    await seed(numbered);
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${numbered.base.replace('127.0.0.1', 'localhost')}/sign-in`);
    await button(page, 'Sign in').waitFor();
    await page.waitForLoadState('networkidle');
    assert.equal(await page.getByRole('button', { name: /passkey/ }).count(), 0);
    assert.equal(asked.includes('/api/v1/session/passkey-options'), false);
    await page.goto(`${numbered.base}/sign-in`);
    await button(page, 'Sign in').waitFor();
    assert.equal(await page.getByRole('button', { name: /passkey/ }).count(), 0);
    await signIn(page, numbered.base, 'Ada Admin', adminPassword);
    await page.goto(`${numbered.base}/profile`);
    await page.getByRole('region', { name: 'Passkeys' }).getByText(/127\.0\.0\.1|base URL|GUILDHALL_BASE_URL/).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Add a passkey' }).count(), 0);
    await inspect(page, 'passkeys-unavailable');
  } finally {
    await page.context().close();
    await numbered.stop();
  }
});

nothingBroke(it);
