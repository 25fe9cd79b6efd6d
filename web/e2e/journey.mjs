// What the files of journeys share: one instance and one browser for all tests of a file.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser, startInstance } from './instance.mjs';
import { adminPassword, personPassword, seed, signIn } from './seed.mjs';

/**
 * Called once per file, first: `prepare(stage)` fills the workspace Acme before the first test. In the tests the stage has
 * `instance`, `browser`, `acme` (seed.mjs) and `ada`, the page of the signed-in admin.
 */
export function stage({ prepare, ...options } = {}) {
  const it = {
    /** The address of a page of Acme, or of the instance where it begins with `//`. */
    at: (path) => `${it.instance.base}${path.startsWith('//') ? path.slice(1) : `/acme${path}`}`,
    /** A browser of their own, signed in. */
    async enter(name, password = name === 'Ada Admin' ? adminPassword : personPassword, size = {}) {
      const page = await it.browser.person(size);
      await signIn(page, it.instance.base, name, password);
      return page;
    },
  };
  before(async () => {
    it.instance = await startInstance(options);
    it.browser = await startBrowser();
    it.acme = await seed(it.instance);
    await prepare?.(it);
    it.ada = await it.enter('Ada Admin');
  });
  after(async () => {
    await it.browser?.stop();
    await it.instance?.stop();
  });
  return it;
}

/** The last test of a file. */
export function nothingBroke(it) {
  test('no page broke and the content security policy was never violated', () => {
    assert.deepEqual(it.browser.faults, []);
  });
}

/** Opens the menu of a row and takes an item of it. */
export async function choose(page, menu, item) {
  await page.getByRole('button', { name: menu, exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** The plan dialog: the one that has a button of this name. */
export const planWith = (page, button) => page.getByRole('dialog').filter({ has: page.getByRole('button', { name: button, exact: true }) });

/** Confirms the plan and waits until it is gone. */
export async function confirmPlan(page, button) {
  const plan = planWith(page, button);
  await plan.getByRole('button', { name: button, exact: true }).click();
  await plan.waitFor({ state: 'hidden' });
}

/** Takes an option of a select. */
export async function select(page, within, label, option) {
  await within.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
}

export const row = (page, text) => page.getByRole('row').filter({ hasText: text });
