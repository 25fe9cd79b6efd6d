// What `npm pack` would send out.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';

test('the package holds the built client with its types and README, and nothing else', () => {
  const folder = new URL('..', import.meta.url).pathname;
  const [packed] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] }));
  const files = packed.files.map((file) => file.path);
  for (const file of ['README.md', 'package.json', 'dist/index.js', 'dist/index.d.ts']) assert.ok(files.includes(file), file);
  for (const file of files) assert.match(file, /^(README\.md|package\.json|dist\/[a-z]+\.(js|d\.ts))$/);
});
