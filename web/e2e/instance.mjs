// A real server on an empty folder, and Debian's Chromium: what every end-to-end test starts from.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { mailbox } from '../../scripts/lib/mailbox.mjs';
import { freePort, startServer, until } from '../../scripts/lib/running_server.mjs';

export { until };

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const program = process.env.GUILDHALL_PROGRAM ?? path.join(root, 'build/release/guildhall');

/**
 * Starts the server on an empty folder, or on one that `fill(folder)` makes. `mail`: `true` sends it to .eml files, read by `mails()` and
 * `mailedLink()`; a text is the mail server's address. `data`: a folder of the caller's, which stays. `environment`: further
 * settings. `host`: `localhost` for what needs an address that is a name, such as passkeys.
 */
export async function startInstance({ mail = false, fill, data: kept, environment: given = {}, host = '127.0.0.1' } = {}) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'guildhall-e2e-'));
  const data = kept ?? path.join(folder, 'data');
  const mailFolder = path.join(folder, 'mails');
  await fill?.(data);
  const environment = { ...given, ...(mail && { GUILDHALL_MAIL: mail === true ? `dir:${mailFolder}` : mail }) };
  const front = process.env.GUILDHALL_E2E_PREVIEW ? await freePort() : undefined;
  const port = await freePort();
  if (front || host !== '127.0.0.1') environment.GUILDHALL_BASE_URL = `http://${host}:${front ?? port}`;
  const server = await startServer(program, data, environment, port);
  const closeFront = front && (await preview(front, server.base));
  return {
    base: environment.GUILDHALL_BASE_URL ?? server.base,
    data,
    pid: server.pid,
    log: server.log,
    ...mailbox(mailFolder),
    async stop() {
      await closeFront?.();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * For work on the console: GUILDHALL_E2E_PREVIEW=1 shows web/dist (`npm run build`) instead of the console inside the program. The
 * program's security headers are missing then.
 */
async function preview(port, server) {
  const vite = await import('vite');
  const prefixes = ['/api', '/access', '/workspaces', '/readyz', '/.guildhall', '/forward-auth'];
  const proxy = Object.fromEntries(prefixes.map((prefix) => [prefix, server]));
  const shown = await vite.preview({ root: path.join(root, 'web'), logLevel: 'error', preview: { port, strictPort: true, host: '127.0.0.1', proxy } });
  return () => shown.close();
}

/**
 * A browser; every context of it collects what went wrong on its pages in `faults`. GUILDHALL_E2E_SLOWED=6 gives each page a sixth of the
 * processor: a test that doesn't wait for what it needs fails then.
 */
export async function startBrowser() {
  const rate = Number(process.env.GUILDHALL_E2E_SLOWED ?? 1);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
  const faults = [];
  return {
    faults,
    async person({ width = 1440, height = 900, motion = false } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, locale: 'en-GB', reducedMotion: motion ? 'no-preference' : 'reduce' });
      const page = await context.newPage();
      page.setDefaultTimeout(15_000 * Math.max(1, rate));
      if (rate > 1) await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate });
      page.on('pageerror', (error) => faults.push(`page: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error' && /Content Security Policy|Refused to/.test(message.text())) faults.push(message.text());
      });
      return page;
    },
    stop: () => browser.close(),
  };
}
