// The clock of bench/console: it stands in the page, so that neither Playwright's waiting nor its looking counts.

/** Runs in the page before its own scripts. */
function placeClock() {
  const pressed = ['pointerdown', 'keydown', 'input'];
  let first;
  let lastInput;
  for (const kind of pressed) {
    addEventListener(kind, ({ timeStamp }) => {
      first ??= timeStamp;
      if (kind === 'input') lastInput = timeStamp;
    }, { capture: true });
  }

  const seen = ({ css, text, alone = false }) => {
    const all = [...document.querySelectorAll(css)];
    if (alone && all.length !== 1) return false;
    const one = all.find(({ textContent }) => textContent.includes(text));
    if (one === undefined || !one.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const moving = document.getAnimations().some(({ playState, effect }) => playState === 'running' && effect?.target?.contains(one));
    return !moving;
  };

  /** Milliseconds from the press to the paint. Each frame is looked at just before it is painted; the message comes after that. */
  window.benchWatch = (what) => {
    if (seen(what)) throw new Error(`"${what.text}" is seen before anything was done`);
    first = undefined;
    window.benchTaken = new Promise((resolve, reject) => {
      const painted = new MessageChannel();
      const giveUp = performance.now() + 20_000;
      painted.port1.onmessage = () => resolve(performance.now() - (what.typing ? lastInput : first));
      const look = () => {
        if (first !== undefined && seen(what)) painted.port2.postMessage(undefined);
        else if (performance.now() > giveUp) reject(new Error(`"${what.text}" isn't seen`));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  };
}

/** A clock for the page, also for what it loads later. */
export async function startClock(page) {
  await page.addInitScript(placeClock);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return {
    /** Starts to look for `{ css, text, alone, typing }`; throws where it is there already. */
    watch: (what) => page.evaluate((wanted) => { window.benchWatch(wanted); }, what),
    /** Milliseconds from the first press after `watch`, or from the last typed letter, to the paint of what was looked for. */
    read: () => page.evaluate(() => window.benchTaken),
    /** Milliseconds for which the page's main thread has been busy. */
    async busy() {
      const { metrics } = await devtools.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
    },
  };
}
