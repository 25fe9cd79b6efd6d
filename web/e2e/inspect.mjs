// Looks at a screen in light and dark: axe must find nothing, and nothing may stick out sideways.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** In the dark nothing but the colours is another. */
const looks = {
  light: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  dark: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
};
/** What opens over the page (a menu, the options of a field) stands outside its landmarks; that rule looks at the page alone. */
const outsideLandmarks = { id: 'region', selector: 'body *:not([data-portal], [data-portal] *)' };
let shots = 0;

/** Where GUILDHALL_SCREENSHOTS names a folder, also keeps pictures for looking at. */
export async function inspect(page, name) {
  await page.waitForLoadState('networkidle');
  for (const [colorScheme, rules] of Object.entries(looks)) {
    await page.emulateMedia({ colorScheme });
    await picture(page, `${name}-${colorScheme}`);
    assert.deepEqual(await violations(page, rules), [], `${name}, ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await fits(page, name);
}

/** Nothing may stick out sideways. */
export async function fits(page, name) {
  const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  let over = await beyond();
  // What floats, such as a menu, is placed anew a moment after the window became another.
  for (let tries = 0; over > 0 && tries < 20; tries += 1) {
    await page.waitForTimeout(50);
    over = await beyond();
  }
  assert.ok(over <= 0, `${name} sticks out sideways by ${over} px`);
}

async function violations(page, rules) {
  // Handed over by the debugger: the page's content security policy would refuse a script element.
  await page.evaluate(axe);
  const found = await page.evaluate(
    ([runOnly, landmarks]) => {
      window.axe.configure({ rules: [landmarks] });
      return window.axe.run(document, { runOnly, resultTypes: ['violations'] });
    },
    [rules, outsideLandmarks],
  );
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`));
}

async function picture(page, name) {
  const folder = process.env.GUILDHALL_SCREENSHOTS;
  if (folder) await page.screenshot({ path: path.join(folder, `${String(++shots).padStart(2, '0')}-${name}.png`), animations: 'disabled' });
}
