import { expect, it } from 'vitest';
import type { InstanceSettings } from '@/api/types';
import { daysOf, differenceOf, draftOf, limitOf, newOrigin } from '@/features/instance/settings-draft';

const settings: InstanceSettings = {
  name: 'Guildhall', user_limit: 100, builder_limit: null, invitation_days: 7, anyone_makes_workspaces: false, second_factor: 'optional',
  guarded_origins: [{ origin: 'https://apps.example.org', workspace_id: 'w1' }], base_url: 'https://guildhall.example.org',
};

it('sends nothing where nothing changed', () => {
  expect(differenceOf(settings, draftOf(settings))).toEqual({});
});

it('takes a limit off with null and sends only what differs', () => {
  expect(differenceOf(settings, { ...draftOf(settings), userLimit: ' ', builderLimit: '20' })).toEqual({ user_limit: null, builder_limit: 20 });
});

it('replaces the list of origins as a whole', () => {
  const draft = { ...draftOf(settings), origins: [newOrigin('https://b.example.org ', 'w2')] };
  expect(differenceOf(settings, draft)).toEqual({ guarded_origins: [{ origin: 'https://b.example.org', workspace_id: 'w2' }] });
});

it('sends nothing that the server would refuse', () => {
  expect(differenceOf(settings, { ...draftOf(settings), userLimit: '0' })).toBeUndefined();
  expect(differenceOf(settings, { ...draftOf(settings), days: '91' })).toBeUndefined();
  expect(differenceOf(settings, { ...draftOf(settings), origins: [newOrigin('https://b.example.org')] })).toBeUndefined();
  expect(differenceOf(settings, { ...draftOf(settings), origins: [newOrigin('https://b.example.org/path', 'w2')] })).toBeUndefined();
});

it('reads limits and days as whole numbers', () => {
  expect([limitOf('12'), limitOf(''), limitOf('1.5'), limitOf('x')]).toEqual([12, null, undefined, undefined]);
  expect([daysOf('1'), daysOf('90'), daysOf('')]).toEqual([1, 90, undefined]);
});
