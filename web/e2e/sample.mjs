// The sample organisation (sample/) as an instance to test on.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { caller } from '../../scripts/lib/api_caller.mjs';
import { program, root, startInstance } from './instance.mjs';

/** An instance of the sample, with `signIn` as the sample keeps it and `admin`, a caller that is signed in as its admin. */
export async function startSample(options = {}) {
  let signIn;
  const instance = await startInstance({
    ...options,
    async fill(folder) {
      await promisify(execFile)(process.execPath, [path.join(root, 'sample/fill.mjs'), program, folder]);
      const file = path.join(folder, 'sample');
      assert.equal((await stat(file)).mode & 0o777, 0o600, 'the password is for its owner only');
      signIn = JSON.parse(await readFile(file, 'utf8'));
    },
  });
  const admin = caller(instance.base);
  await admin('POST', '/session', { email: signIn.email, password: signIn.password });
  return { ...instance, signIn, admin };
}
