// Apps behind a reverse proxy: sign-in begins at the app, goes through the console, and ends at the app.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { authenticator } from './authenticator.mjs';
import { startGuardedApp } from './guarding-proxy.mjs';
import { nothingBroke, stage } from './journey.mjs';
import { emailOf, personPassword } from './seed.mjs';

let crm, tools, sales;
const it = stage({
  environment: { GUILDHALL_TRUSTED_PROXIES: '127.0.0.1' },
  async prepare({ instance, acme }) {
    sales = await acme.group('Sales');
    await acme.add(sales, [await acme.person('Bea Baker')]);
    await acme.person('Sam Stone');
    [crm, tools] = await Promise.all(['crm.localhost', 'tools.localhost'].map((host) => startGuardedApp(host, () => instance.base)));
    const { id: workspace_id } = await acme.get('');
    await acme.ada('PATCH', '/instance/settings', {
      guarded_origins: [crm, tools].map(({ origin }) => ({ origin, workspace_id })),
    });
    for (const [name, { origin }] of [['CRM', crm], ['Tools', tools]]) await acme.app(name, { url: `${origin}/app` });
    await acme.grant(sales, 'All apps');
  },
});
after(() => Promise.all([crm?.stop(), tools?.stop()]));

/** On the console's page, wherever the browser came from. */
async function signInHere(page, name) {
  await page.getByRole('textbox', { name: 'E-mail' }).fill(emailOf(name));
  await page.getByRole('textbox', { name: 'Password' }).fill(personPassword);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('who opens a guarded app signs in at Guildhall and is back where they wanted to go', async () => {
  const page = await it.browser.person();
  await page.goto(`${crm.origin}/app/list?q=a%20b&c=1`);
  await page.waitForURL(`${it.instance.base}/sign-in?**`);
  await signInHere(page, 'Bea Baker');
  await page.getByText('bea@example.com is at /app/list?q=a%20b&c=1').waitFor();
  assert.equal(page.url(), `${crm.origin}/app/list?q=a%20b&c=1`);
  await page.goto(`${tools.origin}/app`);
  await page.getByText('bea@example.com is at /app').waitFor();
  assert.equal(page.url(), `${tools.origin}/app`, 'signed in already: at another app without the page');
});

test('a sign-in page that stayed open goes on when its person has signed in elsewhere', async () => {
  const waiting = await it.browser.person();
  await waiting.goto(`${crm.origin}/app/waiting`);
  await waiting.getByRole('heading', { name: 'Sign in' }).waitFor();
  const other = await waiting.context().newPage();
  await other.goto(`${it.instance.base}/sign-in`);
  await signInHere(other, 'Bea Baker');
  await other.getByRole('heading', { name: 'Dashboard' }).waitFor();
  await waiting.reload();
  await waiting.getByText('bea@example.com is at /app/waiting').waitFor();
});

test('who may not open the app is told so there', async () => {
  const page = await it.browser.person();
  await page.goto(`${crm.origin}/app`);
  await page.waitForURL(`${it.instance.base}/sign-in?**`);
  await signInHere(page, 'Sam Stone');
  await page.getByText('You don\'t have access to this app.').waitFor();
  assert.equal(page.url(), `${crm.origin}/app`);
});

test('sign-in leads nowhere that the server did not make', async () => {
  const page = await it.browser.person();
  await page.goto(`${it.instance.base}/sign-in?to=${encodeURIComponent('/.guildhall/continue?request=aHR0cDovL2V2aWw')}`);
  await signInHere(page, 'Bea Baker');
  await page.getByText('This sign-in was begun too long ago, or not here.').waitFor();
  for (const to of ['//tools.localhost/app', '/\\tools.localhost', `${tools.origin}/app`, '/.guildhall/../..//tools.localhost']) {
    const other = await it.browser.person();
    await other.goto(`${it.instance.base}/sign-in?to=${encodeURIComponent(to)}`);
    await signInHere(other, 'Bea Baker');
    await other.getByRole('heading', { name: /Dashboard|nothing|isn’t|not/i }).first().waitFor();
    assert.equal(new URL(other.url()).origin, it.instance.base, to);
  }
});

/** Sets up a second factor; gives its app. */
async function enrol(call) {
  const code = authenticator((await call('POST', '/me/second-factor')).secret);
  await call('POST', '/me/second-factor/confirm', { code: await code() });
  return code;
}

test('on the way to the app the second factor is asked for; where it is demanded and missing, it is said where to set it up', async () => {
  const { call } = await it.acme.person('Lena Novak', 'end_user', [sales.id]);
  const code = await enrol(call);
  const page = await it.browser.person();
  await page.goto(`${crm.origin}/app/notes`);
  await page.waitForURL(`${it.instance.base}/sign-in?**`);
  await signInHere(page, 'Lena Novak');
  await page.getByRole('textbox', { name: 'Code from your authenticator app' }).fill(await code());
  await page.keyboard.press('Enter');
  await page.getByText('lena@example.com is at /app/notes').waitFor();

  await enrol(it.acme.ada);
  await it.acme.call('PATCH', '', { second_factor_required: true });
  const bea = await it.browser.person();
  await bea.goto(`${crm.origin}/app`);
  await bea.waitForURL(`${it.instance.base}/sign-in?**`);
  await signInHere(bea, 'Bea Baker');
  await bea.getByRole('link', { name: 'Set it up' }).click();
  await bea.getByRole('heading', { name: 'Second factor' }).waitFor();
  assert.equal(bea.url(), `${it.instance.base}/profile`);
});

nothingBroke(it);
