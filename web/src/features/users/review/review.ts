/** Sorts out what an admin should look at now and then. */
import type { Member } from '@/api/types';

const day = 86_400_000;
export const inactiveDays = 90;
export const soonDays = 14;

export interface Review {
  /** Invited, never accepted; longest waiting first. */
  neverAccepted: Member[];
  /** Active, not seen for 90 days; longest away first. */
  inactive: Member[];
  /** In a group with an end that is past or near. */
  ending: Member[];
  /** Active, with an address that nobody has shown to be theirs. */
  unverified: Member[];
}

export function reviewOf(members: Member[], now = Date.now()): Review {
  const long = now - inactiveDays * day;
  const soon = now + soonDays * day;
  const time = (at: string | null) => (at === null ? 0 : Date.parse(at));
  const active = members.filter(({ status }) => status === 'active');
  return {
    neverAccepted: members.filter(({ status }) => status === 'invited').sort((a, b) => time(a.invited_at) - time(b.invited_at)),
    inactive: active
      .filter(({ last_active_at: seen }) => seen !== null && time(seen) < long)
      .sort((a, b) => time(a.last_active_at) - time(b.last_active_at)),
    ending: members.filter(
      ({ status, groups }) => status !== 'archived' && groups.some(({ expires_at: end }) => end !== null && time(end) <= soon),
    ),
    unverified: active.filter(({ email_verified: verified }) => !verified),
  };
}

export interface Owned {
  type: 'app' | 'data_source';
  id: string;
  slug: string | undefined;
  name: string;
  owner: { id: string; name: string } | null;
}

/** What is owned by people who are archived here. */
export function ownedByArchived(things: Owned[], members: Member[]): Owned[] {
  const archived = new Set(members.filter(({ status }) => status === 'archived').map(({ id }) => id));
  return things.filter(({ owner }) => owner !== null && archived.has(owner.id));
}
