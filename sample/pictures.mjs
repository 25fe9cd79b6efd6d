#!/usr/bin/env node
// The README's pictures (docs/images), taken anew of the sample organisation. Uses the console and the browser as the end-to-end
// tests do: sample/pictures.mjs
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBrowser } from '../web/e2e/instance.mjs';
import { startSample } from '../web/e2e/sample.mjs';
import { signInAs } from '../web/e2e/seed.mjs';

const folder = fileURLToPath(new URL('../docs/images/', import.meta.url));
const sample = await startSample();
const browser = await startBrowser();
try {
  const { workspace } = sample.signIn;
  const at = `${sample.base}/${workspace}`;
  const hr = (await sample.admin('GET', `/workspaces/${workspace}/groups?q=HR`)).items[0];
  const page = await browser.person({ width: 1280, height: 800 });
  await signInAs(page, sample.base, sample.signIn);
  const take = async (name) => {
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
  };
  await page.getByRole('link', { name: 'Tide tables', exact: true }).waitFor();
  await take('dashboard');
  await page.goto(`${at}/workspace-settings/users`);
  await page.getByRole('row').nth(10).waitFor();
  await take('users');
  await page.goto(`${at}/workspace-settings/groups/${hr.id}/permissions`);
  await page.getByRole('switch', { name: 'Create apps' }).click({ force: true });
  await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).waitFor();
  await take('plan');
} finally {
  await browser.stop();
  await sample.stop();
}
