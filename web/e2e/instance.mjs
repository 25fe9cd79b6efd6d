// A real server on an empty folder, and Debian's Chromium: what every end-to-end test starts from.
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = process.env.GUILDHALL_PROGRAM ?? path.join(root, 'build/release/guildhall');

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Asks until the answer is truthy; fails after `seconds`. */
export async function until(what, ask, seconds = 20) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`${what} didn't happen within ${seconds} s`);
    await wait(50);
  }
}

/** Starts `guildhall serve`; `mail`: invitations go to .eml files, read by `mails()`. */
export async function startInstance({ mail = false } = {}) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'guildhall-e2e-'));
  const port = await freePort();
  const mailFolder = path.join(folder, 'mails');
  const server = spawn(program, ['serve', '--data', path.join(folder, 'data'), '--listen', `127.0.0.1:${port}`], {
    env: { ...process.env, ...(mail ? { GUILDHALL_MAIL: `dir:${mailFolder}` } : {}) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  server.stdout.on('data', (text) => (log += text));
  server.stderr.on('data', (text) => (log += text));
  const base = `http://127.0.0.1:${port}`;
  await until('the server', async () => {
    if (server.exitCode !== null) throw new Error(`the server ended: ${log}`);
    return fetch(`${base}/readyz`).then((reply) => reply.ok, () => false);
  });
  return {
    base,
    log: () => log,
    /** The texts of all mails so far. */
    async mails() {
      const names = await readdir(mailFolder).catch(() => []);
      return Promise.all(names.filter((name) => name.endsWith('.eml')).sort().map((name) => readFile(path.join(mailFolder, name), 'utf8')));
    },
    /** The link of the `nth` mail to this address, once it has come. */
    async mailedLink(address, nth = 1) {
      const mail = await until(`mail ${nth} to ${address}`, async () => {
        const all = await this.mails();
        return all.filter((text) => text.includes(`To: <${address}>`))[nth - 1];
      });
      return mail.match(/https?:\S+#[\w-]{43}/)[0];
    },
    async stop() {
      server.kill('SIGTERM');
      await new Promise((resolve) => (server.exitCode === null ? server.once('exit', resolve) : resolve()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A browser; every context of it collects what went wrong on its pages in `faults`. */
export async function startBrowser() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
  const faults = [];
  return {
    faults,
    async person({ width = 1440, height = 900 } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, locale: 'en-GB', reducedMotion: 'reduce' });
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      page.on('pageerror', (error) => faults.push(`page: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error' && /Content Security Policy|Refused to/.test(message.text())) faults.push(message.text());
      });
      return page;
    },
    stop: () => browser.close(),
  };
}
