import { expect, it } from 'vitest';
import { questionOf } from '@/features/palette/question';

it('takes a name as a name', () => {
  expect(questionOf('  Bea Baker ')).toEqual({ kind: 'any', q: 'Bea Baker' });
});

it('hears who can open something', () => {
  expect(questionOf('Who can open Payroll?')).toEqual({ kind: 'who', q: 'Payroll' });
  expect(questionOf('who can open  truck routes')).toEqual({ kind: 'who', q: 'truck routes' });
});

it('hears what somebody can open, also while it is being typed', () => {
  expect(questionOf('what can Bea Baker open?')).toEqual({ kind: 'what', q: 'Bea Baker' });
  expect(questionOf('what can bea')).toEqual({ kind: 'what', q: 'bea' });
});
