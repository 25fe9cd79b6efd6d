import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Problem } from '@/api/problem';
import { FormAlert } from '@/forms/form-alert';
import { show } from './show';

const noon = new Date('2026-01-05T12:00:00Z').getTime();

beforeEach(() => { vi.useFakeTimers({ now: noon }); });
afterEach(() => { vi.useRealTimers(); });

it('counts down to the next try, then says that it can be made', () => {
  show(<FormAlert message="Too many tries." until={noon + 61_500} />);
  expect(screen.getByRole('alert')).toHaveTextContent('Too many tries. Another try in 1 min 2 s.');
  act(() => { vi.advanceTimersByTime(59_000); });
  expect(screen.getByRole('timer')).toHaveTextContent('Another try in 3 s.');
  act(() => { vi.advanceTimersByTime(3_000); });
  expect(screen.getByRole('timer')).toHaveTextContent('You can try again now.');
});

it('counts nothing where nobody says how long', () => {
  show(<FormAlert message="The name is taken." />);
  expect(screen.getByRole('alert')).toHaveTextContent('The name is taken.');
  expect(screen.queryByRole('timer')).toBeNull();
});

it('a refusal knows from Retry-After when another try makes sense', () => {
  const body = { status: 429, code: 'rate_limited', detail: 'Too many tries.' };
  const refused = (headers: Record<string, string>) => Problem.of(new Response(null, { status: 429, headers }), body);
  expect(refused({ 'Retry-After': '30' }).retryAt).toBe(noon + 30_000);
  expect(refused({}).retryAt).toBeUndefined();
});
