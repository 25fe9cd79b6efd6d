// Where a sign-in goes on: addresses of this very server, never another's.
import { expect, test } from 'vitest';
import { isContinuation, wayOn } from '@/features/auth/way-on';

test('a sign-in goes on at what the server answers itself', () => {
  expect(isContinuation('/.guildhall/continue?request=abc')).toBe(true);
  expect(isContinuation('/api/v1/workspaces/acme/apps/wiki/open')).toBe(true);
});

test('and nowhere else', () => {
  for (const to of [
    undefined, '', '/acme', '//evil.example/api/v1/workspaces/acme/apps/wiki/open', '/\\evil.example',
    'https://evil.example/api/v1/workspaces/acme/apps/wiki/open', '/api/v1/workspaces/acme/apps/wiki',
    '/api/v1/workspaces/acme/apps/wiki/open/../../..', '/api/v1/workspaces/acme/apps/wiki/open?to=//evil.example',
    '/api/v1/workspaces//\\evil.example/apps/wiki/open', '/x/api/v1/workspaces/acme/apps/wiki/open',
  ])
    expect(isContinuation(to), to).toBe(false);
  expect(wayOn('//evil.example')).toBe('/');
});
