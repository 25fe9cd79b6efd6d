import { expect, it } from 'vitest';
import { type Selection, targetOf, toggled, toggledPage } from '@/features/users/bulk/selection';

function chosen(...ids: string[]): Selection {
  return { of: 'view', ids: new Set(ids), all: false };
}

it('chooses one and lets go of one', () => {
  expect([...toggled(chosen('a'), 'b').ids]).toEqual(['a', 'b']);
  expect([...toggled(chosen('a', 'b'), 'a').ids]).toEqual(['b']);
});

it('chooses what is missing of a page, then lets the page go, and keeps other pages', () => {
  expect([...toggledPage(chosen('x', 'a'), ['a', 'b']).ids]).toEqual(['x', 'a', 'b']);
  expect([...toggledPage(chosen('x', 'a', 'b'), ['a', 'b']).ids]).toEqual(['x']);
});

it('after "all that match", a single box chooses just that one', () => {
  const all: Selection = { of: 'view', ids: new Set(), all: true };
  expect(toggled(all, 'a')).toEqual({ of: 'view', ids: new Set(['a']), all: false });
});

it('names single people by their ids, and all that match by the filters of the list', () => {
  expect(targetOf(chosen('a', 'b'), { q: 'bea' })).toEqual({ ids: ['a', 'b'] });
  expect(targetOf({ of: 'view', ids: new Set(), all: true }, { q: 'bea', role: 'builder', group: 'g1', status: undefined })).toEqual({
    filter: { q: 'bea', role: 'builder', group_id: 'g1' },
  });
  expect(targetOf({ of: 'view', ids: new Set(), all: true }, {})).toEqual({ filter: {} });
});
