// What the tests by keyboard share: going on by Tab, choosing by arrows, and waiting for the focus.
import assert from 'node:assert/strict';
import { until } from './instance.mjs';

const named = (words, here) => (typeof words === 'string' ? here === words : words.test(here));

/** The words of what has the focus, whether it is a stop of the Tab key, and whether it shows that it has the focus. */
const focusOf = (page) =>
  page.evaluate(() => {
    const one = document.activeElement;
    const words = (one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent ?? '').trim();
    const around = [one, one.parentElement, one.parentElement?.parentElement, one.nextElementSibling].filter(Boolean);
    const marked = (part) => {
      const { outlineStyle, outlineWidth, boxShadow } = window.getComputedStyle(part);
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
    };
    const { borderTopColor, borderTopStyle } = window.getComputedStyle(one);
    const field = one.matches('input, textarea') && borderTopStyle !== 'none' && borderTopColor !== 'rgba(0, 0, 0, 0)';
    return { words, stop: one !== document.body && one.tabIndex >= 0, visible: around.some(marked) || field };
  });

export const wordsOf = async (page) => (await focusOf(page)).words;

/** Waits until these words have the focus. */
export const focusOn = (page, words) => until(`the focus on ${words}`, async () => named(words, await wordsOf(page)));

/** Waits until the page itself has the focus, as after what had it is gone: never the body, from which a screen reader begins anew. */
export const focusOnPage = (page) => until('the focus on the page', () => page.evaluate(() => document.activeElement.id === 'content'));

/** Waits until something in there has the focus. */
export const focusIn = (dialog) => until('the focus in the dialog', () => dialog.evaluate((one) => one.contains(document.activeElement)));

/** Goes on by Tab until these words have the focus, if they haven't yet; each stop on the way must show that it has it. */
export async function tabTo(page, words, key = 'Tab') {
  const way = [];
  for (let steps = 0; steps <= 120; steps += 1) {
    const { words: here, stop, visible } = await focusOf(page);
    if (stop) {
      assert.ok(visible, `"${here}" shows that it has the focus`);
      if (named(words, here)) return;
      way.push(here);
    }
    await page.keyboard.press(key);
  }
  assert.fail(`the ${key} key never reached ${words}: ${way.slice(0, 40).join(' | ')}`);
}

export async function press(page, words, key = 'Enter') {
  await tabTo(page, words);
  await page.keyboard.press(key);
}

/** Types into a field, over what it held. */
export async function typeInto(page, field, text) {
  await tabTo(page, field);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

/** Opens a menu and takes an item of it. */
export async function chooseByKeys(page, menu, item) {
  await press(page, menu);
  await page.getByRole('menu').waitFor();
  for (let steps = 0; steps < 20; steps += 1) {
    if (named(item, await wordsOf(page))) return page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
  }
  assert.fail(`no arrow key reached ${item} in the menu ${menu}`);
}

/** Chooses in a select. */
export async function pick(page, field, typed) {
  await press(page, field, 'ArrowDown');
  const option = page.getByRole('option', { name: typed });
  await option.waitFor();
  // The kit's list learns by a timer which option it starts from.
  await page.evaluate(() => new Promise((resolve) => window.setTimeout(resolve)));
  for (let steps = 0; steps < 20; steps += 1) {
    if ((await option.getAttribute('data-combobox-selected')) === 'true') return page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
  }
  assert.fail(`no arrow key reached ${typed} of ${field}`);
}

/** Chooses in a group of radio buttons, which is one stop of the Tab key. */
export async function pickRadio(page, among, label) {
  await tabTo(page, among);
  for (let steps = 0; steps < 10; steps += 1) {
    if ((await wordsOf(page)) === label) return page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
  }
  assert.fail(`no arrow key reached ${label}`);
}
