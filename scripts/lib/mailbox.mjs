// The mails that a server with GUILDHALL_MAIL=dir:<folder> has written.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { until } from './running_server.mjs';

export function mailbox(folder) {
  /** The texts of all mails so far. */
  async function mails() {
    const names = await readdir(folder).catch(() => []);
    return Promise.all(names.filter((name) => name.endsWith('.eml')).sort().map((name) => readFile(path.join(folder, name), 'utf8')));
  }
  /** The link of the `nth` mail to this address that has one, once it has come. */
  async function mailedLink(address, nth = 1) {
    return until(`link ${nth} to ${address}`, async () => {
      const all = await mails();
      const own = all.filter((text) => text.includes(`To: <${address}>`));
      // Quoted-printable may cut it.
      return own.flatMap((text) => text.replaceAll(/=\r?\n/g, '').match(/https?:\S+#[\w-]{43}/)?.[0] ?? [])[nth - 1];
    });
  }
  return { mails, mailedLink };
}
