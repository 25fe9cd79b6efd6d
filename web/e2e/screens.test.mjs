// Every screen and dialog, with full data: axe finds nothing in light and dark, and nothing sticks out at 1440 and at 360 pixels.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fits, inspect } from './inspect.mjs';
import { startBrowser } from './instance.mjs';
import { startSample } from './sample.mjs';
import { adminScreens, endUserScreens, publicScreens } from './screens.mjs';
import { signInAs } from './seed.mjs';

const wide = { width: 1440, height: 900 };
const narrow = { width: 360, height: 740 };
let sample, browser, ws, ids;

before(async () => {
  sample = await startSample();
  browser = await startBrowser();
  const { workspace } = sample.signIn;
  ws = `/${workspace}`;
  const first = async (path) => (await sample.admin('GET', path)).items[0];
  ids = {
    member: (await first(`/workspaces/${workspace}/members?q=tanabe`)).id,
    group: (await first(`/workspaces/${workspace}/groups?q=Toolmakers`)).id,
    hr: (await first(`/workspaces/${workspace}/groups?q=HR`)).id,
    source: (await first(`/workspaces/${workspace}/data-sources`)).id,
    user: (await first('/instance/users?q=tanabe')).id,
  };
});

after(async () => {
  await browser?.stop();
  await sample?.stop();
});

/** Looks at each screen in turn and goes on after a fault, so that one run names them all. */
async function look(page, screens) {
  const faults = [];
  for (const screen of screens) {
    try {
      await page.setViewportSize(wide);
      await open(page, screen);
      await inspect(page, screen.name);
      await page.setViewportSize(narrow);
      await fits(page, `${screen.name}, narrow`);
    } catch (error) {
      faults.push(`${screen.name}: ${error.message}`);
    }
  }
  assert.equal(faults.join('\n\n'), '');
}

async function open(page, { path, shows, first, then }) {
  await page.goto(`${sample.base}${path}`);
  await shows(page).waitFor();
  if (!first) return;
  await first(page);
  await then(page).waitFor();
}

test('the screens before sign-in', async () => {
  await look(await browser.person(), publicScreens);
});

test('the screens of an end-user', async () => {
  const page = await browser.person();
  await signInAs(page, sample.base, { email: 'fatima.amrani@tidewater.example', password: sample.signIn.password });
  await look(page, endUserScreens(ws));
});

test('the screens of an admin', async () => {
  const page = await browser.person();
  await signInAs(page, sample.base, sample.signIn);
  await look(page, adminScreens(ws, ids));
});

test('no page broke and the content security policy was never violated', () => {
  assert.deepEqual(browser.faults, []);
});
