// An authenticator app (RFC 6238: SHA-1, six digits, 30 s).
import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const step = 30_000;

function bytesOf(secret) {
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

/**
 * The app of this secret. Each call gives another code, as the server takes each only once: that of now, then that of the step after,
 * which it takes, too; then it waits for the next. As the server also takes that of the step before, none comes too late.
 */
export function authenticator(secret) {
  let last = 0;
  return async () => {
    last = Math.max(last + 1, Math.floor(Date.now() / step));
    const early = (last - 1) * step - Date.now();
    if (early > 0) await wait(early + 200);
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(last));
    const digest = createHmac('sha1', bytesOf(secret)).update(counter).digest();
    const number = digest.readUInt32BE(digest[19] & 15) & 0x7fffffff;
    return String(number % 1_000_000).padStart(6, '0');
  };
}
