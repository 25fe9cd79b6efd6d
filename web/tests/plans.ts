import type { Plan } from '@/api/types';

const margaret = { id: 'm1', email: 'margaret@example.org', name: 'Margaret Hamilton' };
const ken = { id: 'm2', email: 'ken@example.org', name: 'Ken Thompson' };
const dennis = { id: 'm3', email: 'dennis@example.org', name: 'Dennis Ritchie' };
const hr = { id: 'g1', name: 'HR' };

/** A plan that does nothing; a test states only what it is about. */
export function aPlan(part: Partial<Plan> = {}): Plan {
  return {
    digest: 'digest-1',
    requires_confirmation: true,
    counts: {},
    effects: [],
    effects_next_cursor: null,
    seats: { users: { before: 40, after: 40, limit: null }, builders: { before: 3, after: 3, limit: 10 } },
    settleable_count: 0,
    settleable: [],
    skipped: [],
    warnings: [],
    ...part,
  };
}

/** Two end-users become builders because of HR. */
export function anUpgrade(part: Partial<Plan> = {}): Plan {
  const because = { rule: 'M20', group: hr };
  return aPlan({
    counts: { role_changed: 2, access_gained: 14 },
    effects: [
      { kind: 'role_changed', member: margaret, from: 'end_user', to: 'builder', because },
      { kind: 'role_changed', member: ken, from: 'end_user', to: 'builder', because },
      { kind: 'access_gained', member: ken, resource: { type: 'app', id: 'a1', name: 'Payroll' }, from: 'none', to: 'view' },
    ],
    effects_next_cursor: 'next',
    seats: { users: { before: 40, after: 40, limit: null }, builders: { before: 3, after: 5, limit: 4 } },
    ...part,
  });
}

export function aHandOver(): Plan {
  return aPlan({
    counts: { role_changed: 1, group_left: 1, owner_changed: 1 },
    effects: [
      { kind: 'role_changed', member: dennis, from: 'builder', to: 'end_user' },
      { kind: 'group_left', member: dennis, group: hr, because: { rule: 'M21' } },
      {
        kind: 'owner_changed',
        resource: { type: 'app', id: 'a1', name: 'Invoices' },
        from: { id: 'm3', name: 'Dennis Ritchie' },
        to: null,
        because: { rule: 'M21' },
      },
    ],
  });
}

export const settleable: Partial<Plan> = {
  settleable_count: 1,
  settleable: [{ member: dennis, from: 'builder', to: 'end_user' }],
};
