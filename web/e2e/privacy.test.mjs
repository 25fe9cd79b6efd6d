// What a browser keeps and shows: nothing of a person after they sign out, no secrets in its storage, and password fields
// that hide, and help whoever pastes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nothingBroke, stage } from './journey.mjs';
import { personPassword } from './seed.mjs';

const it = stage({
  async prepare({ acme }) {
    await acme.person('Bea Baker');
  },
});

/** All that the browser keeps for this address: [kind, key, value]. */
const kept = (page) =>
  page.evaluate(async () => {
    const found = [];
    for (const [kind, storage] of Object.entries({ localStorage: window.localStorage, sessionStorage: window.sessionStorage }))
      for (let i = 0; i < storage.length; i++) found.push([kind, storage.key(i), storage.getItem(storage.key(i))]);
    for (const { name } of await window.indexedDB.databases()) found.push(['indexedDB', name, '']);
    for (const name of await window.caches.keys()) found.push(['caches', name, '']);
    if (document.cookie) found.push(['cookie', document.cookie, '']);
    return found;
  });
const known = new Set(['mantine-color-scheme-value', 'guildhall.density', 'guildhall.first-steps-hidden']);

/** What of `words` is anywhere in the page, hidden or not. */
const shown = (page, words) =>
  page.evaluate((all) => all.filter((word) => `${document.title} ${document.documentElement.outerHTML}`.includes(word)), words);

test('the browser keeps looks only, no person and no secret', async () => {
  const page = await it.enter('Ada Admin');
  for (const path of ['', '/workspace-settings/users', '/workspace-settings/groups', '//profile', '/workspace-settings/audit-log']) {
    await page.goto(it.at(path));
    await page.getByRole('heading').first().waitFor();
  }
  await page.evaluate(() => window.localStorage.setItem('guildhall.density', '"dense"'));
  const all = await kept(page);
  assert.deepEqual(
    all.filter(([kind, key]) => kind !== 'localStorage' || !known.has(key)),
    [],
  );
  assert.ok(all.length > 0, 'the control: what is kept is seen');
  assert.ok(!JSON.stringify(all).includes('example.com'));
});

test('after signing out nothing of the person is left on the page, nor by going back', async () => {
  const page = await it.enter('Bea Baker');
  await page.goto(it.at('//profile'));
  await page.getByRole('region', { name: 'About you' }).waitFor();
  const words = ['Bea Baker', 'bea@example.com', 'Acme'];
  assert.deepEqual(await shown(page, words), words, 'the control: before it all is there');
  await page.getByRole('button', { name: /Bea Baker/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.waitForFunction(() => !document.documentElement.outerHTML.includes('Bea Baker'));
  assert.deepEqual(await shown(page, words), []);
  await page.goBack();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  assert.deepEqual(await shown(page, words), []);
});

/** Whether a paste into the field goes through. */
const takesPaste = (field) =>
  field.evaluate((input) => {
    const clipboardData = new window.DataTransfer();
    clipboardData.setData('text/plain', 'pasted');
    return input.dispatchEvent(new window.ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });

async function holdsPasswords(page, labels) {
  for (const [label, completes] of labels) {
    const field = page.getByRole('textbox', { name: label, exact: true });
    await field.waitFor();
    assert.equal(await field.getAttribute('type'), 'password', label);
    assert.equal(await field.getAttribute('autocomplete'), completes, label);
    assert.ok(await takesPaste(field), `${label} takes what is pasted`);
    await field.fill(personPassword);
    assert.equal(await field.inputValue(), personPassword, `${label} keeps every character`);
  }
}

test('password fields hide what is typed, are known to password managers and take what is pasted', async () => {
  const page = await it.browser.person({});
  await page.goto(`${it.instance.base}/sign-in`);
  await holdsPasswords(page, [['Password', 'current-password']]);
  const field = page.getByRole('textbox', { name: 'Password', exact: true });
  await field.evaluate((input) => {
    input.addEventListener('paste', (event) => {
      event.preventDefault();
    });
  });
  assert.equal(await takesPaste(field), false, 'the control: a field that hinders it is seen');
  const bea = await it.enter('Bea Baker');
  await bea.goto(it.at('//profile'));
  await holdsPasswords(bea, [
    ['Current password', 'current-password'],
    ['New password', 'new-password'],
  ]);
  const link = await it.acme.ada('POST', '/workspaces/acme/members', { email: 'new@example.com', name: 'New', role: 'end_user' });
  const invited = await it.browser.person({});
  await invited.goto(link.invitation_url);
  await invited.getByRole('textbox', { name: 'Your name' }).waitFor();
  const choose = invited.locator('input[type=password]');
  assert.equal(await choose.count(), 1);
  assert.equal(await choose.getAttribute('autocomplete'), 'new-password');
  assert.ok(await takesPaste(choose));
});

nothingBroke(it);
