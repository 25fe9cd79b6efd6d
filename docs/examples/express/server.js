import { Guildhall } from '@guildhall/client';
import { documentsApp } from './app.js';

const { GUILDHALL_URL, GUILDHALL_TOKEN, PORT = '3000' } = process.env;
if (!GUILDHALL_URL || !GUILDHALL_TOKEN) throw new Error('Set GUILDHALL_URL and GUILDHALL_TOKEN; see README.md.');

const app = documentsApp({
  guildhall: new Guildhall({ url: GUILDHALL_URL, token: GUILDHALL_TOKEN, timeoutMs: 2000 }),
  // Only the proxy in front of it can reach this address, and it lets nobody else set the header.
  userOf: (request) => request.get('X-Guildhall-Email'),
  documents: new Map([['handbook', 'Welcome.']]),
});
app.listen(Number(PORT), '127.0.0.1', () => console.log(`http://127.0.0.1:${PORT}/documents`));
