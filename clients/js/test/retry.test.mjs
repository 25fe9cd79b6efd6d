// What the client does when a server is busy, slow, gone, or none of Guildhall's: against a server that does as it is told.
import { Guildhall, Problem, TimedOut, Unreachable } from '@guildhall/client';
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, beforeEach, test } from 'node:test';

const question = { subject: 'bob@example.com', action: 'view', resource: { type: 'app', id: 'wiki' } };
const yes = [200, { decision: true }];

let server, url, script, asked, sockets;

/** `script` holds what comes next: [status, body, headers], or "drop" or "stall". */
before(async () => {
  server = createServer((request, response) => {
    ++asked;
    sockets.add(request.socket);
    const next = script.shift() ?? yes;
    request.resume().on('end', () => {
      if (next === 'drop') return request.socket.destroy();
      if (next === 'stall') return undefined;
      const [status, body, headers = {}] = next;
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
      return response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${server.address().port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  [script, asked, sockets] = [[], 0, new Set()];
});

const ask = (more = {}, call = {}) => new Guildhall({ url, token: 'x', firstPauseMs: 1, ...more }).evaluate(question, call);
const busy = (status, headers) => [status, { code: status === 429 ? 'rate_limited' : 'unavailable', detail: 'Wait.' }, headers];

test('429, 503 and a lost connection are tried again', async () => {
  script = [busy(429), busy(503), 'drop'];
  assert.equal(await ask(), true);
  assert.equal(asked, 4);
});

test('and no further than told: then the last failure is told', async () => {
  script = [busy(503), busy(503), busy(429)];
  await assert.rejects(ask({ retries: 2 }), (error) => error instanceof Problem && error.code === 'rate_limited');
  assert.equal(asked, 3);
  script = ['drop', 'drop'];
  await assert.rejects(ask({ retries: 1 }), Unreachable);
});

test('any other status is not tried again, and is never a yes', async () => {
  for (const [status, code] of [[400, 'invalid_request'], [403, 'forbidden'], [500, 'internal']]) {
    asked = 0;
    script = [[status, { code, detail: 'No.', decision: true }]];
    await assert.rejects(ask(), { status, code, detail: 'No.' });
    assert.equal(asked, 1);
  }
});

test('Retry-After is kept to', async () => {
  script = [busy(429, { 'Retry-After': '1' })];
  const began = Date.now();
  assert.equal(await ask(), true);
  assert.ok(Date.now() - began >= 990);
});

test('a Retry-After behind the time-out is told at once', async () => {
  script = [busy(429, { 'Retry-After': '60' })];
  const began = Date.now();
  await assert.rejects(ask({ timeoutMs: 1500 }), { code: 'rate_limited' });
  assert.ok(Date.now() - began < 1000);
});

test('what takes too long is TimedOut', async () => {
  script = ['stall'];
  await assert.rejects(ask({ timeoutMs: 50 }), TimedOut);
});

test('a signal ends the call with its reason', async () => {
  script = ['stall'];
  const controller = new AbortController();
  setTimeout(() => controller.abort(new Error('no more wanted')), 20);
  await assert.rejects(ask({}, { signal: controller.signal }), { message: 'no more wanted' });
});

test('a reply that is none of Guildhall is an error, never a yes', async () => {
  const replies = [[200, 'yes'], [200, '"true"'], [200, {}], [200, { decision: 'true' }], [200, { decision: 1 }], [200, [{ decision: true }]], [302, '', { Location: '/elsewhere' }], [502, '<html>']];
  for (const reply of replies) {
    script = [reply];
    await assert.rejects(ask(), { code: 'not_a_problem' }, JSON.stringify(reply));
  }
  const guildhall = new Guildhall({ url, token: 'x' });
  for (const evaluations of [[], [{ decision: true }], [{ decision: true }, {}], [{ decision: true }, { decision: true }, { decision: true }], { 0: { decision: true } }]) {
    script = [[200, { evaluations }]];
    await assert.rejects(guildhall.evaluateMany([question, question]), { code: 'not_a_problem' });
  }
  script = [[200, { evaluations: [{ decision: true }] }]];
  await assert.rejects(guildhall.evaluateMany([question, question], { semantic: 'deny_on_first_deny' }), { code: 'not_a_problem' }, 'a yes decides nothing here');
});

test('no server at all is Unreachable', async () => {
  await assert.rejects(ask({ url: 'http://127.0.0.1:9', retries: 1 }), Unreachable);
});

test('connections are kept alive; control: unless the server closes them', async () => {
  const guildhall = new Guildhall({ url, token: 'x' });
  for (let i = 0; i < 20; ++i) assert.equal(await guildhall.evaluate(question), true);
  assert.ok(sockets.size <= 3, `${sockets.size} connections for 20 calls`);
  sockets.clear();
  script = Array(20).fill([...yes, { Connection: 'close' }]);
  for (let i = 0; i < 20; ++i) await guildhall.evaluate(question);
  assert.ok(sockets.size >= 19);
});
