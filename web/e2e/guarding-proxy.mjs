// A reverse proxy with a guarded app behind it, small: asks Guildhall before each request (docs/forward-auth.md).
import http from 'node:http';

const toldOn = ['cookie', 'accept', 'sec-fetch-mode'];
const passedOn = ['content-type', 'location', 'content-security-policy', 'cache-control', 'set-cookie'];

/** Answers at `http://<host>:<a free port>`, its `origin`. `guildhall()`: the server's address, asked at each request. */
export async function startGuardedApp(host, guildhall) {
  let origin;
  /** As a proxy asks: with the browser's own headers, and none of a client's. */
  const ask = (path, { url, headers }) =>
    new Promise((resolve, reject) => {
      const own = Object.fromEntries(toldOn.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])));
      const forwarded = { 'x-forwarded-host': origin.slice('http://'.length), 'x-forwarded-proto': 'http', 'x-forwarded-uri': url };
      http.get(guildhall() + path, { headers: { ...own, ...forwarded } }, resolve).on('error', reject);
    });
  const pass = (reply, response) => {
    for (const name of passedOn) if (reply.headers[name] !== undefined) response.setHeader(name, reply.headers[name]);
    reply.pipe(response.writeHead(reply.statusCode));
  };
  const server = http.createServer(async (request, response) => {
    if (request.url.startsWith('/.guildhall/')) return pass(await ask(request.url, request), response);
    const answer = await ask('/forward-auth', request);
    if (answer.statusCode !== 200) return pass(answer, response);
    answer.resume();
    response.setHeader('content-type', 'text/plain');
    return response.end(`${answer.headers['x-guildhall-email']} is at ${request.url}`);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://${host}:${server.address().port}`;
  return { origin, stop: () => new Promise((resolve) => server.close(resolve).closeAllConnections()) };
}
