// Looks at a screen in light and dark: axe must find nothing, and nothing may stick out sideways.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let shots = 0;

/** Where GUILDHALL_SCREENSHOTS names a folder, also keeps pictures for looking at. */
export async function inspect(page, name) {
  await page.waitForLoadState('networkidle');
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await picture(page, `${name}-${colorScheme}`);
    assert.deepEqual(await violations(page), [], `${name}, ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${name} sticks out sideways by ${over} px`);
}

async function violations(page) {
  // Handed over by the debugger: the page's content security policy would refuse a script element.
  await page.evaluate(axe);
  const found = await page.evaluate((values) => window.axe.run(document, { runOnly: values, resultTypes: ['violations'] }), rules);
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`));
}

async function picture(page, name) {
  const folder = process.env.GUILDHALL_SCREENSHOTS;
  if (folder) await page.screenshot({ path: path.join(folder, `${String(++shots).padStart(2, '0')}-${name}.png`), animations: 'disabled' });
}
