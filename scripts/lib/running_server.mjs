// A `guildhall serve` of our own, on a free port of this machine.
import { spawn } from 'node:child_process';
import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Asks until the answer is truthy, and gives it; throws after `seconds`. */
export async function until(what, ask, seconds = 20) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`${what} didn't happen within ${seconds} s`);
    await wait(50);
  }
}

/**
 * Starts `program` on the data folder and waits until it is ready. `environment` is added to ours, without what would point it
 * elsewhere (GUILDHALL_…). `given`: the port, where it must be known before.
 */
export async function startServer(program, data, environment = {}, given = undefined) {
  const port = given ?? (await freePort());
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GUILDHALL_'));
  const server = spawn(program, ['serve', '--data', data, '--listen', `127.0.0.1:${port}`], {
    env: { ...Object.fromEntries(inherited), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  server.once('error', (error) => (log += error.message));
  server.stdout.on('data', (text) => (log += text));
  server.stderr.on('data', (text) => (log += text));
  const base = `http://127.0.0.1:${port}`;
  await until('the server', async () => {
    if (server.exitCode !== null || server.pid === undefined) throw new Error(`the server ended: ${log}`);
    return fetch(`${base}/readyz`).then((reply) => reply.ok, () => false);
  });
  return {
    base,
    pid: server.pid,
    log: () => log,
    async stop() {
      server.kill('SIGTERM');
      await new Promise((resolve) => (server.exitCode === null ? server.once('exit', resolve) : resolve()));
    },
  };
}
