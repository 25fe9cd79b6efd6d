// The main journeys by the keyboard alone: everything is reached by Tab, shows that it has the focus, and gives it back.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { until } from './instance.mjs';
import { nothingBroke, row, stage } from './journey.mjs';
import { adminPassword } from './seed.mjs';

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

/** Goes on by Tab until these words have the focus; each stop on the way must show that it has it. */
async function tabTo(page, words, key = 'Tab') {
  const way = [];
  for (let steps = 0; steps < 120; steps += 1) {
    await page.keyboard.press(key);
    const { words: here, visible } = await page.evaluate(() => {
      const one = document.activeElement;
      // A headline that a dialog puts the focus on is no stop of the Tab key.
      if (one === document.body || one.tabIndex < 0) return { words: '', visible: true };
      const label = one.labels?.[0]?.textContent;
      const around = [one, one.parentElement, one.parentElement?.parentElement, one.nextElementSibling].filter(Boolean);
      const marked = (part) => {
        const { outlineStyle, outlineWidth, boxShadow } = window.getComputedStyle(part);
        return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
      };
      const { borderTopColor, borderTopStyle } = window.getComputedStyle(one);
      const field = one.matches('input, textarea') && borderTopStyle !== 'none' && borderTopColor !== 'rgba(0, 0, 0, 0)';
      return { words: (one.getAttribute('aria-label') ?? label ?? one.textContent ?? '').trim(), visible: around.some(marked) || field };
    });
    way.push(here);
    assert.ok(visible, `"${here}" shows that it has the focus`);
    if (typeof words === 'string' ? here === words : words.test(here)) return;
  }
  assert.fail(`the Tab key never reached ${words}: ${way.slice(0, 40).join(' | ')}`);
}

const press = async (page, words, key = 'Enter') => {
  await tabTo(page, words);
  await page.keyboard.press(key);
};
const wordsOf = (page) =>
  page.evaluate(() => {
    const one = document.activeElement;
    return (one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent ?? '').trim();
  });
const backOn = (page, words) => until(`the focus on ${words}`, async () => (await wordsOf(page)) === words);

/** Chooses in a select that has the focus. */
async function pick(page, typed) {
  await page.keyboard.press('Enter');
  const option = page.getByRole('option', { name: typed });
  await option.waitFor();
  for (let steps = 0; steps < 20; steps += 1) {
    if ((await option.getAttribute('data-combobox-selected')) === 'true') break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

test('signing in and out', async () => {
  const page = await it.browser.person();
  await page.goto(it.at('//sign-in'));
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  if ((await wordsOf(page)) !== 'E-mail') await tabTo(page, 'E-mail');
  await page.keyboard.type('ada@example.com');
  await tabTo(page, 'Password');
  await page.keyboard.type(adminPassword);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
  await press(page, /Ada Admin/);
  await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
});

test('a person is invited, and the focus goes back to the button', async () => {
  await it.ada.goto(it.at('/workspace-settings/users'));
  await row(it.ada, 'bea@example.com').waitFor();
  await press(it.ada, 'Add users');
  const drawer = it.ada.getByRole('dialog', { name: 'Add users' });
  await drawer.getByRole('textbox', { name: 'Name' }).waitFor();
  if ((await wordsOf(it.ada)) !== 'Name') await tabTo(it.ada, 'Name');
  await it.ada.keyboard.type('Dana Evans');
  await tabTo(it.ada, 'E-mail');
  await it.ada.keyboard.type('dana@example.com');
  await press(it.ada, 'Invite Users');
  await drawer.getByRole('textbox', { name: 'Invitation link' }).waitFor();
  await it.ada.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await row(it.ada, 'dana@example.com').waitFor();
  await backOn(it.ada, 'Add users');
});

test('a drawer that a row’s menu opened gives the focus back to the menu’s button', async () => {
  await it.ada.goto(it.at('/workspace-settings/users'));
  await row(it.ada, 'bea@example.com').waitFor();
  await it.ada.waitForLoadState('networkidle');
  await press(it.ada, 'Actions for Bea Baker');
  await it.ada.getByRole('menuitem', { name: 'Edit user details' }).waitFor();
  await backOn(it.ada, 'Edit user details');
  await it.ada.keyboard.press('Enter');
  const drawer = it.ada.getByRole('dialog');
  await drawer.getByRole('combobox', { name: 'Role' }).waitFor();
  await it.ada.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await backOn(it.ada, 'Actions for Bea Baker');
});

test('what is a click away is there before the click: the palette and a drawer ask for data only', async () => {
  await it.ada.goto(it.at('/workspace-settings/users'));
  await row(it.ada, 'bea@example.com').waitFor();
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

test('a role is changed with its plan, which holds the focus and gives it back', async () => {
  const builders = await it.acme.group('Tool makers');
  await it.acme.allow(builders, 'app_create');
  const erik = await it.acme.person('Erik Nyberg', 'builder');
  await it.acme.add(builders, [erik]);
  await it.ada.goto(it.at('/workspace-settings/users'));
  await row(it.ada, 'erik@example.com').waitFor();
  await press(it.ada, 'Erik Nyberg');
  const drawer = it.ada.getByRole('dialog').first();
  await drawer.getByRole('combobox', { name: 'Role' }).waitFor();
  if ((await wordsOf(it.ada)) !== 'Role') await tabTo(it.ada, 'Role');
  await pick(it.ada, /^End-user/);
  await press(it.ada, 'Update');
  const plan = it.ada.getByRole('dialog', { name: 'Change Erik Nyberg' });
  await plan.getByText('Tool makers').first().waitFor();
  await until('the focus in the plan', () => plan.evaluate((one) => one.contains(document.activeElement)));
  await press(it.ada, 'Update');
  await plan.waitFor({ state: 'hidden' });
  await until('the role', async () => (await it.acme.get(`/members/${erik.id}`)).role === 'end_user');
});

test('somebody joins a group, a permission is switched on with its plan', async () => {
  await it.ada.goto(it.at(`/workspace-settings/groups/${hr.id}/users`));
  await it.ada.getByRole('heading', { name: 'HR' }).waitFor();
  await press(it.ada, 'Add users');
  const dialog = it.ada.getByRole('dialog');
  await dialog.getByText('Carlos Diaz').waitFor();
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
  await backOn(it.ada, 'Create apps');
  await it.ada.keyboard.press('Space');
  await plan.getByText('2 people become Builders').waitFor();
  await press(it.ada, 'Confirm');
  await plan.waitFor({ state: 'hidden' });
  await until('the switch', () => it.ada.getByRole('switch', { name: 'Create apps' }).isChecked());
});

test('a group is duplicated and the copy deleted', async () => {
  await it.ada.goto(it.at(`/workspace-settings/groups/${hr.id}/users`));
  await it.ada.getByRole('heading', { name: 'HR' }).waitFor();
  await press(it.ada, 'Actions for HR');
  await it.ada.getByRole('menuitem', { name: 'Duplicate' }).waitFor();
  while (!(await wordsOf(it.ada)).startsWith('Duplicate')) await it.ada.keyboard.press('ArrowDown');
  await it.ada.keyboard.press('Enter');
  await it.ada.getByRole('dialog', { name: 'Duplicate HR' }).waitFor();
  await press(it.ada, 'Duplicate');
  await it.ada.getByRole('heading', { name: 'HR copy' }).waitFor();
  await press(it.ada, 'Actions for HR copy');
  await it.ada.getByRole('menuitem', { name: 'Delete' }).waitFor();
  while (!(await wordsOf(it.ada)).startsWith('Delete')) await it.ada.keyboard.press('ArrowDown');
  await it.ada.keyboard.press('Enter');
  const plan = it.ada.getByRole('dialog', { name: 'Delete HR copy?' });
  await plan.getByText('lose what it gives').first().waitFor();
  await press(it.ada, 'Delete group');
  await plan.waitFor({ state: 'hidden' });
  await until('the deletion', async () => !(await it.acme.get('/groups?kind=custom')).items.some(({ name }) => name === 'HR copy'));
});

test('a CSV file is chosen by its button and sent', async () => {
  const file = path.join(folder, 'people.csv');
  await writeFile(file, 'name,email\nFarah Haddad,farah@example.com\n');
  await it.ada.goto(it.at('/workspace-settings/users?add=csv'));
  const drawer = it.ada.getByRole('dialog', { name: 'Add users' });
  await drawer.getByText('Drop a CSV file here').waitFor();
  const chooser = it.ada.waitForEvent('filechooser');
  await press(it.ada, 'Upload CSV file');
  await (await chooser).setFiles(file);
  await drawer.getByRole('button', { name: 'Invite 1 person' }).waitFor();
  await press(it.ada, 'Invite 1 person');
  const plan = it.ada.getByRole('dialog', { name: 'Invite from a CSV file' });
  await plan.getByText('1 person is invited').waitFor();
  await press(it.ada, 'Invite 1 person');
  await drawer.getByRole('heading', { name: '1 person is invited' }).waitFor();
});

test('people are chosen and archived together', async () => {
  await it.ada.goto(it.at('/workspace-settings/users?status=invited'));
  await row(it.ada, 'farah@example.com').waitFor();
  await press(it.ada, 'Choose everybody on this page', 'Space');
  const bar = it.ada.getByRole('region', { name: 'For those chosen' });
  await bar.waitFor();
  await press(it.ada, 'Archive');
  const plan = it.ada.getByRole('dialog');
  await plan.getByText('2 people are archived').waitFor();
  await press(it.ada, 'Confirm');
  await plan.waitFor({ state: 'hidden' });
  assert.equal((await it.acme.get('/members?status=archived')).total, 2);
});

nothingBroke(it);
