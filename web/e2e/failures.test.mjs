// What doesn't come is said, with a way to ask again; what was typed stays.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nothingBroke, stage } from './journey.mjs';

let hr;
const it = stage({
  async prepare({ acme }) {
    hr = await acme.group('HR');
  },
});
const settings = (path) => it.at(`/workspace-settings/${path}`);

/** As from a proxy whose server is away. `fits(address)`: which calls. Gives what lets them through again. */
async function away(fits) {
  const matches = (address) => address.pathname.startsWith('/api/') && fits(address);
  await it.ada.route(matches, (call) => call.fulfill({ status: 503, contentType: 'text/html', body: '<h1>503</h1>' }));
  return () => it.ada.unroute(matches);
}

const alert = (within) => within.getByRole('alert').filter({ hasText: 'The server isn’t available at the moment' });
const again = (within) => within.getByRole('button', { name: 'Try again' });

test('a page whose session doesn’t come isn’t blank: lines stand there, then what is wrong, and it is asked for again', async () => {
  const page = await it.enter('Ada Admin');
  const matches = (address) => address.pathname === '/api/v1/session';
  await page.route(matches, (call) => call.fulfill({ status: 503, contentType: 'text/html', body: '<h1>503</h1>' }));
  await page.goto(it.at(''), { waitUntil: 'commit' });
  await page.getByRole('status', { name: 'Loading' }).waitFor();
  await alert(page).waitFor();
  await page.unroute(matches);
  await again(page).click();
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
});

test('custom groups that don’t come are missed, though the role groups are there', async () => {
  const back = await away(({ pathname, searchParams }) => pathname.endsWith('/groups') && searchParams.get('kind') === 'custom');
  await it.ada.goto(settings('groups'));
  const list = it.ada.getByRole('navigation', { name: 'Groups' });
  await list.getByRole('link', { name: /^Admin/ }).waitFor();
  await alert(list).waitFor();
  await back();
  await again(list).click();
  await list.getByRole('link', { name: /^HR/ }).waitFor();
  await alert(list).waitFor({ state: 'hidden' });
});

test('a search that fails in the palette doesn’t pass for one that found nothing', async () => {
  await it.ada.goto(it.at(''));
  await it.ada.getByRole('heading', { name: 'Dashboard' }).waitFor();
  const back = await away(({ searchParams }) => searchParams.has('q'));
  await it.ada.keyboard.press('Control+k');
  const palette = it.ada.getByRole('dialog');
  await palette.getByRole('combobox').fill('HR');
  await alert(palette).waitFor();
  assert.equal(await palette.getByText('Nothing matches').count(), 0);
  await back();
  await again(palette).click();
  await palette.getByRole('option', { name: /HR/ }).waitFor();
});

test('a group that is gone leads back to the list, also where there is no room for it', async () => {
  await it.ada.setViewportSize({ width: 390, height: 844 });
  await it.ada.goto(settings(`groups/${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}/users`));
  await it.ada.getByRole('heading', { name: 'This group isn’t there any more.' }).waitFor();
  await it.ada.getByRole('main').getByRole('link', { name: 'Groups' }).click();
  await it.ada.getByRole('link', { name: /^HR/ }).waitFor();
  await it.ada.setViewportSize({ width: 1440, height: 900 });
});

test('a form that can’t be sent keeps what was typed, and is sent by the next try', async () => {
  await it.ada.goto(settings(`groups/${hr.id}/users`));
  await it.ada.getByRole('button', { name: 'Create new group' }).click();
  const form = it.ada.getByRole('dialog');
  await form.getByLabel('Group name').fill('Night shift');
  const back = await away(() => true);
  await form.getByRole('button', { name: 'Create Group' }).click();
  await alert(form).waitFor();
  assert.equal(await form.getByLabel('Group name').inputValue(), 'Night shift');
  await back();
  await form.getByRole('button', { name: 'Create Group' }).click();
  await it.ada.getByRole('heading', { name: 'Night shift' }).waitFor();
});

test('without a network a search says so, and its words stay', async () => {
  await it.ada.goto(settings('users'));
  await it.ada.getByRole('row').filter({ hasText: 'ada@example.com' }).waitFor();
  await it.ada.context().setOffline(true);
  await it.ada.getByRole('searchbox').fill('ada');
  await it.ada.getByRole('alert').filter({ hasText: 'The server can’t be reached' }).waitFor();
  assert.equal(await it.ada.getByRole('searchbox').inputValue(), 'ada');
  await it.ada.context().setOffline(false);
  await it.ada.getByRole('row').filter({ hasText: 'ada@example.com' }).waitFor();
});

nothingBroke(it);
