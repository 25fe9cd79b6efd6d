// A mail server that takes every mail, but refuses the recipients that it is told to refuse.
import net from 'node:net';

/** `refused` is a set of addresses; `taken` lists the recipients of what was taken. */
export async function startMailServer() {
  const refused = new Set();
  const taken = [];
  const server = net.createServer((socket) => {
    const say = (line) => socket.write(`${line}\r\n`);
    let rest = '';
    let data = false;
    let to = '';
    const answer = (line) => {
      if (data) {
        if (line !== '.') return;
        data = false;
        taken.push(to);
        say('250 taken');
        return;
      }
      const [, command, address] = /^(\w+)(?:.*<(.*)>)?/.exec(line) ?? [];
      if (command === 'RCPT') {
        to = address;
        say(refused.has(to) ? '550 no such mailbox' : '250 ok');
      } else if (command === 'DATA') {
        data = true;
        say('354 go on');
      } else if (command === 'QUIT') {
        say('221 bye');
        socket.end();
      } else say('250 ok');
    };
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      const lines = (rest + chunk).split('\r\n');
      rest = lines.pop();
      lines.forEach(answer);
    });
    say('220 ready');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { refused, taken, url: `smtp://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}
