import { describe, expect, it } from 'vitest';
import { freeName, givenBy, newGrant, roomFor } from '@/access/give-access';
import type { Grant } from '@/api/types';
import { appType } from '@/workspace/grant-types';

function grant(part: Partial<Grant>): Grant {
  return {
    id: 'g1', name: 'Sales apps', resource_type: 'app', access: 'view', hide_from_dashboard: false, scope: 'selected',
    resources: [{ id: 'a1', name: 'Order desk' }], resource_count: 1, ...part,
  };
}

describe('giving a group a level on one thing', () => {
  it('is given already by a list that holds it, by all, and by a stronger level', () => {
    const stronger = grant({ id: 'g2', access: 'edit', scope: 'all', resources: [] });
    const other = grant({ id: 'g3', resources: [] });
    const foreign = grant({ id: 'g4', resource_type: 'data_source', access: 'configure', scope: 'all' });
    const grants = [grant({}), stronger, other, foreign];
    expect(givenBy(grants, appType, 'view', 'a1').map(({ id }) => id)).toEqual(['g1', 'g2']);
    expect(givenBy(grants, appType, 'edit', 'a1').map(({ id }) => id)).toEqual(['g2']);
  });

  it('adds it only to a list of this very level that the dashboard shows', () => {
    const grants = [
      grant({}),
      grant({ id: 'g2', hide_from_dashboard: true }),
      grant({ id: 'g3', access: 'edit' }),
      grant({ id: 'g4', scope: 'all', resources: [] }),
      grant({ id: 'g5', resources: [{ id: 'a2', name: 'Payroll' }] }),
    ];
    expect(roomFor(grants, appType, 'view', 'a2').map(({ id }) => id)).toEqual(['g1']);
  });

  it('names a permission of its own after the thing, with a number where the name is taken, and never too long', () => {
    expect(freeName([], 'Payroll')).toBe('Payroll');
    expect(freeName([grant({ name: 'payroll' }), grant({ name: 'Payroll 2' })], 'Payroll')).toBe('Payroll 3');
    expect(freeName([grant({ name: 'x'.repeat(50) })], 'x'.repeat(50))).toBe(`${'x'.repeat(48)} 2`);
    expect(newGrant('Payroll', appType, 'view', 'a2')).toEqual({
      name: 'Payroll', resource_type: 'app', access: 'view', scope: 'selected', resource_ids: ['a2'],
    });
  });
});
