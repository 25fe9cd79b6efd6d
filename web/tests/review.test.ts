import { expect, it } from 'vitest';
import type { Member } from '@/api/types';
import { ownedByArchived, reviewOf } from '@/features/users/review/review';

const now = Date.parse('2026-06-01T00:00:00Z');
const ago = (days: number) => new Date(now - days * 86_400_000).toISOString();

function aMember(id: string, part: Partial<Member> = {}): Member {
  return {
    id, user_id: id, name: id, email: `${id}@example.com`, role: 'end_user', role_cause: 'explicit', status: 'active', account_status: 'active',
    email_verified: true, second_factor: false, groups: [], metadata: {}, invited_at: null, invitation_expires_at: null, last_active_at: ago(1), ...part,
  };
}

const names = (members: Member[]) => members.map(({ id }) => id);

it('lists those who never accepted, the longest waiting first', () => {
  const members = [aMember('new', { status: 'invited', invited_at: ago(2) }), aMember('old', { status: 'invited', invited_at: ago(40) }), aMember('here')];
  expect(names(reviewOf(members, now).neverAccepted)).toEqual(['old', 'new']);
});

it('lists those not seen for 90 days, and not those of whom nothing is known', () => {
  const members = [aMember('away', { last_active_at: ago(91) }), aMember('near', { last_active_at: ago(89) }), aMember('unknown', { last_active_at: null })];
  expect(names(reviewOf(members, now).inactive)).toEqual(['away']);
});

it('lists memberships that are over or end within two weeks, not those of archived people', () => {
  const group = (days: number) => [{ id: 'g', name: 'HR', expires_at: ago(days), ended: days > 0 }];
  const members = [
    aMember('over', { groups: group(3) }), aMember('soon', { groups: group(-10) }), aMember('later', { groups: group(-20) }),
    aMember('gone', { status: 'archived', groups: group(3) }),
  ];
  expect(names(reviewOf(members, now).ending)).toEqual(['over', 'soon']);
});

it('lists active people with an unverified address', () => {
  const members = [aMember('shown', { email_verified: false }), aMember('invited', { status: 'invited', email_verified: false }), aMember('sure')];
  expect(names(reviewOf(members, now).unverified)).toEqual(['shown']);
});

it('finds what archived people own', () => {
  const thing = (id: string, owner: string | null) => ({ type: 'app' as const, id, slug: id, name: id, owner: owner === null ? null : { id: owner, name: owner } });
  const members = [aMember('here'), aMember('gone', { status: 'archived' })];
  expect(ownedByArchived([thing('a', 'gone'), thing('b', 'here'), thing('c', null)], members).map(({ id }) => id)).toEqual(['a']);
});
