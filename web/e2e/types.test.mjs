// Registered types: an integrator's own things, from the type to the decision and back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fits, inspect } from './inspect.mjs';
import { confirmPlan, nothingBroke, planWith, row, select, stage } from './journey.mjs';
import { focusIn, press, typeInto } from './keys.mjs';

const it = stage({
  async prepare({ acme }) {
    const clerks = await acme.group('Clerks');
    await acme.person('Bea Baker', 'end_user', [clerks.id]);
    await acme.person('Cem Cook', 'builder');
    Object.assign(it, { clerks });
  },
});

const toast = (page, text) => page.getByText(text).first().waitFor();
const dialogOf = (page, name) => page.getByRole('dialog', { name });
const types = () => it.at('/workspace-settings/types');

/** What AuthZEN says of Bea. */
async function decided(action, id) {
  const reply = await it.ada.request.post(`${it.instance.base}/workspaces/acme/access/v1/evaluation`, {
    headers: { Origin: it.instance.base },
    data: { subject: { type: 'user', id: 'bea@example.com' }, action: { name: action }, resource: { type: 'invoice', id } },
  });
  assert.equal(reply.status(), 200);
  return (await reply.json()).decision;
}

/** Fills the line of an action, the first, second, …. */
async function declare(dialog, page, at, { name, includes = [], builder }) {
  await dialog.getByRole('textbox', { name: `Name of action ${at}` }).fill(name);
  for (const other of includes) {
    await dialog.getByRole('combobox', { name: `What ${name} includes` }).click();
    await page.getByRole('option', { name: other, exact: true }).click();
    await page.keyboard.press('Escape');
  }
  await dialog.getByRole('checkbox', { name: `${name} needs Builder` }).setChecked(builder);
}

test('a type is made: the empty screen says what it is for, faults are said at their place', async () => {
  const { ada } = it;
  await ada.goto(types());
  await ada.getByText('No resource types yet').waitFor();
  await inspect(ada, 'types-empty');
  await ada.getByRole('button', { name: 'Add resource type' }).click();
  const dialog = dialogOf(ada, 'Add a resource type');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('my invoice');
  await dialog.getByRole('button', { name: 'Add resource type' }).click();
  await dialog.getByText('Begin with a letter').waitFor();
  await dialog.getByText('Name at least one action.').waitFor();
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('invoice');
  await declare(dialog, ada, 1, { name: 'read', builder: false });
  await dialog.getByRole('button', { name: 'Add action' }).click();
  await declare(dialog, ada, 2, { name: 'approve', includes: ['read'], builder: true });
  await inspect(ada, 'type-form');
  await dialog.getByRole('button', { name: 'Add resource type' }).click();
  await toast(ada, 'The resource type invoice was added');
  await ada.getByRole('heading', { name: 'invoice', exact: true }).waitFor();
  await ada.getByText('No objects yet').waitFor();
  assert.equal(await ada.getByRole('button', { name: 'Undo' }).count(), 0, 'a type can’t be undone (M49), so nothing offers it');
  assert.deepEqual((await it.acme.get('/resource-types/invoice')).actions, [{ name: 'read', implies: [] }, { name: 'approve', implies: ['read'] }]);
});

test('objects are added by their own id, named, handed over, searched', async () => {
  const { ada } = it;
  for (const [id, name] of [['2026-1', 'Paint'], ['2026/2 & more', '']]) {
    await ada.getByRole('button', { name: 'Add object' }).click();
    const dialog = dialogOf(ada, 'Add an object of invoice');
    await dialog.getByRole('textbox', { name: 'Id' }).fill(id);
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await dialog.getByRole('button', { name: 'Add object' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await row(ada, id).waitFor();
  }
  await ada.getByRole('button', { name: 'Add object' }).click();
  const again = dialogOf(ada, 'Add an object of invoice');
  await again.getByRole('textbox', { name: 'Id' }).fill('2026-1');
  await again.getByRole('button', { name: 'Add object' }).click();
  await again.getByText('An object with this id is there already.').waitFor();
  await ada.keyboard.press('Escape');

  await row(ada, 'Paint').click();
  const edit = dialogOf(ada, 'Edit Paint');
  await edit.getByRole('textbox', { name: 'Name' }).fill('Paint and brushes');
  await select(ada, edit, 'Owner', /Cem Cook/);
  await edit.getByRole('button', { name: 'Save' }).click();
  await toast(ada, 'Paint and brushes was saved');
  await row(ada, 'Paint and brushes').getByText('Cem Cook').waitFor();
  await ada.getByRole('searchbox', { name: 'Search by name or id' }).fill('2026-1');
  await row(ada, '2026/2 & more').waitFor({ state: 'hidden' });
  assert.match(ada.url(), /q=2026-1/);
  await row(ada, 'Paint and brushes').waitFor();
  await inspect(ada, 'type-objects');
  await ada.setViewportSize({ width: 360, height: 740 });
  await fits(ada, 'type-objects, narrow');
  await ada.setViewportSize({ width: 1440, height: 900 });
});

test('a group is granted an action on one object, and AuthZEN says yes', async () => {
  const { ada } = it;
  assert.equal(await decided('read', '2026-1'), false);
  await ada.goto(it.at(`/workspace-settings/groups/${it.clerks.id}/granular-access`));
  await ada.getByRole('button', { name: 'Add permission' }).click();
  const dialog = dialogOf(ada, 'Add permission to Clerks');
  await dialog.getByRole('textbox', { name: 'Permission name' }).fill('Read paint');
  await select(ada, dialog, 'Resource type', 'invoice');
  await dialog.getByRole('radio', { name: 'read' }).check();
  assert.ok(await dialog.getByText('Includes read. Needs a Builder.').isVisible(), 'each level says what it brings');
  await dialog.getByRole('radio', { name: 'Custom' }).check();
  await dialog.getByRole('combobox', { name: 'Choose of invoice' }).fill('brush');
  await ada.getByRole('option', { name: 'Paint and brushes' }).click();
  await inspect(ada, 'grant-on-a-type');
  await dialog.getByRole('textbox', { name: 'Permission name' }).click();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await row(ada, 'Read paint').getByText('Paint and brushes', { exact: true }).waitFor();
  assert.equal(await decided('read', '2026-1'), true);
  assert.equal(await decided('read', '2026/2 & more'), false);
  assert.equal(await decided('approve', '2026-1'), false);
});

test('raising it to an action that needs a Builder shows whom it makes one, once', async () => {
  const { ada } = it;
  await row(ada, 'Read paint').click();
  const dialog = dialogOf(ada, 'Edit Read paint');
  await dialog.getByRole('radio', { name: 'approve' }).check();
  const effect = dialog.getByRole('region', { name: 'What this does' });
  await effect.getByText('1 person becomes a Builder').waitFor();
  await effect.getByText('Bea Baker').first().waitFor();
  await effect.getByRole('status').waitFor({ state: 'hidden' });
  await dialog.getByRole('button', { name: 'Update' }).click();
  await dialog.waitFor({ state: 'hidden' });
  assert.equal(await planWith(ada, 'Confirm').count(), 0, 'what was seen isn’t shown again');
  assert.equal(await decided('approve', '2026-1'), true);
});

test('a person’s access, the palette and the copy of a group know the type', async () => {
  const { ada } = it;
  const bea = (await it.acme.get('/members?q=bea')).items[0];
  await ada.goto(it.at(`/workspace-settings/users/${bea.id}?show=access`));
  const rights = ada.getByRole('list', { name: 'What they may do' }).getByRole('listitem').filter({ hasText: 'Paint and brushes' });
  await rights.getByText('via Clerks').first().waitFor();
  await rights.getByText('invoice').waitFor();
  await ada.keyboard.press('Escape');
  await ada.keyboard.press('Control+k');
  await ada.getByRole('combobox', { name: /Go to/ }).fill('brushes');
  await ada.getByRole('option', { name: /Paint and brushes/ }).click();
  await ada.getByRole('heading', { name: 'invoice', exact: true }).waitFor();
  await row(ada, 'Paint and brushes').waitFor();
  await ada.goto(it.at(`/workspace-settings/groups/${it.clerks.id}/users`));
  await ada.getByRole('button', { name: 'Actions for Clerks', exact: true }).click();
  await ada.getByRole('menuitem', { name: 'Duplicate' }).click();
  const copy = dialogOf(ada, 'Duplicate Clerks');
  await copy.getByRole('checkbox', { name: 'Access to invoice' }).waitFor();
  await copy.getByRole('checkbox', { name: 'Users' }).uncheck();
  await copy.getByRole('button', { name: 'Duplicate' }).click();
  await ada.getByRole('heading', { name: 'Clerks copy', exact: true }).waitFor();
  await ada.getByRole('tab', { name: 'Granular access' }).click();
  await row(ada, 'Read paint').waitFor();
});

test('its actions are changed by the keyboard alone', async () => {
  const { ada } = it;
  await ada.goto(`${types()}/invoice?tab=actions`);
  await row(ada, 'approve').waitFor();
  await press(ada, 'Edit actions');
  const dialog = dialogOf(ada, 'Edit the actions of invoice');
  await dialog.waitFor();
  await focusIn(dialog);
  await press(ada, 'Add action');
  await typeInto(ada, 'Name of action 3', 'print');
  await press(ada, 'print needs Builder', 'Space');
  await press(ada, 'Save');
  await dialog.waitFor({ state: 'hidden' });
  await row(ada, 'print').getByText('Everybody').waitFor();
  await row(ada, 'approve').getByText('Needs Builder').waitFor();
  await inspect(ada, 'type-actions');
});

test('deleting the type shows who loses what, and offers no undo', async () => {
  const { ada } = it;
  await ada.goto(types());
  await ada.getByRole('button', { name: 'Actions for invoice', exact: true }).click();
  await ada.getByRole('menuitem', { name: 'Delete' }).click();
  const plan = planWith(ada, 'Delete');
  await plan.getByText(/rights? lost/).waitFor();
  await inspect(ada, 'type-delete');
  await confirmPlan(ada, 'Delete');
  await toast(ada, 'The resource type invoice was deleted');
  assert.equal(await ada.getByRole('button', { name: 'Undo' }).count(), 0);
  await ada.getByText('No resource types yet').waitFor();
  assert.equal(await decided('approve', '2026-1'), false);
  await ada.goto(it.at('/workspace-settings/audit?action=resource_type.deleted'));
  await row(ada, 'Resource type deleted').click();
  const event = ada.getByRole('dialog').first();
  await event.getByText('For the record').waitFor();
  assert.equal(await event.getByRole('button', { name: 'Undo this change' }).count(), 0);
});

nothingBroke(it);
