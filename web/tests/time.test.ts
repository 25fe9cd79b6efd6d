import { expect, it } from 'vitest';
import { fromNow } from '@/components/time';

const now = Date.parse('2026-05-04T12:00:00Z');
const said = (seconds: number) => fromNow(new Date(now + seconds * 1000).toISOString(), now);

it('says "just now" of what has just been, though the server’s clock be a little ahead, not of what is to come', () => {
  expect([0, -59, 3].map(said)).toEqual(['just now', 'just now', 'just now']);
  expect(said(40)).toBe('in 40 seconds');
  expect(said(-120)).toBe('2 minutes ago');
});
