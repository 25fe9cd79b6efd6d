// A reverse proxy with a guarded app behind it, small: asks Guildhall before each request (docs/forward-auth.md).
import http from 'node:http';

const passedOn = ['content-type', 'location', 'content-security-policy', 'cache-control'];

/** Answers at `http://<host>:<a free port>`, its `origin`. `guildhall()`: the server's address, asked at each request. */
export async function startGuardedApp(host, guildhall) {
  let origin;
  const ask = (path, request) =>
    fetch(guildhall() + path, {
      redirect: 'manual',
      headers: {
        cookie: request.headers.cookie ?? '',
        accept: request.headers.accept ?? '*/*',
        'x-forwarded-host': origin.slice('http://'.length),
        'x-forwarded-proto': 'http',
        'x-forwarded-uri': request.url,
      },
    });
  const pass = async (reply, response) => {
    for (const name of passedOn) if (reply.headers.has(name)) response.setHeader(name, reply.headers.get(name));
    response.setHeader('set-cookie', reply.headers.getSetCookie());
    response.writeHead(reply.status).end(await reply.text());
  };
  const server = http.createServer(async (request, response) => {
    if (request.url.startsWith('/.guildhall/')) return pass(await ask(request.url, request), response);
    const answer = await ask('/forward-auth', request);
    if (answer.status !== 200) return pass(answer, response);
    response.setHeader('content-type', 'text/plain');
    return response.end(`${answer.headers.get('x-guildhall-email')} is at ${request.url}`);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://${host}:${server.address().port}`;
  return { origin, stop: () => new Promise((resolve) => server.close(resolve).closeAllConnections()) };
}
