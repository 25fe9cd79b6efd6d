import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, it, vi } from 'vitest';
import { appsOfArchived, type PeopleQuestion, peopleToReview, sourcesOfArchived } from '@/features/users/review/review-api';

const calls = vi.fn<(path: string, query: Record<string, unknown>) => unknown>();

vi.mock('@/api/client', () => ({
  api: { GET: (path: string, { params }: { params: { query: Record<string, unknown> } }) => Promise.resolve(calls(path, params.query)) },
  take: (reply: Promise<unknown>) => reply,
}));

const now = Date.parse('2026-06-01T00:00:00Z');

beforeEach(() => {
  vi.setSystemTime(now);
  calls.mockReset().mockReturnValue({ items: [], total: 0, next_cursor: null });
});

async function asked(question: PeopleQuestion) {
  await new QueryClient().infiniteQuery(peopleToReview('acme', question));
  const { limit, ...query } = calls.mock.lastCall?.[1] ?? {};
  expect(limit).toBeLessThanOrEqual(50);
  return query;
}

it('asks the server for exactly those of each question, the longest waiting or away first', async () => {
  expect(await asked('neverAccepted')).toEqual({ status: 'invited', sort: 'invited_at' });
  expect(await asked('inactive')).toEqual({ status: 'active', inactive_since: '2026-03-03T00:00:00.000Z', sort: 'last_active_at' });
  expect(await asked('settleable')).toEqual({ settleable: true });
  expect(await asked('ending')).toEqual({ ending_by: '2026-06-15T00:00:00.000Z' });
  expect(await asked('unverified')).toEqual({ status: 'active', email_verified: false });
});

it('asks what archived people own', async () => {
  await new QueryClient().infiniteQuery(appsOfArchived('acme'));
  await new QueryClient().infiniteQuery(sourcesOfArchived('acme'));
  expect(calls.mock.calls.map(([path, { owner_status: status }]) => [path, status])).toEqual([
    ['/workspaces/{ws}/apps', 'archived'],
    ['/workspaces/{ws}/data-sources', 'archived'],
  ]);
});

it('goes on where a page ended, as long as there is one', async () => {
  calls.mockReturnValueOnce({ items: [1], total: 2, next_cursor: 'next' }).mockReturnValueOnce({ items: [2], total: 2, next_cursor: null });
  const found = await new QueryClient().infiniteQuery({ ...peopleToReview('acme', 'ending'), pages: 5 });
  expect(found.pages.flatMap(({ items }) => items)).toEqual([1, 2]);
  expect(calls.mock.calls.map(([, { cursor }]) => cursor)).toEqual([undefined, 'next']);
});
