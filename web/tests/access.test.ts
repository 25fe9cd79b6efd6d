import { expect, it } from 'vitest';
import { accessCsv, csvCell } from '@/access/access-csv';
import { linesOf, reasonsOf } from '@/access/paths';
import type { AccessPath } from '@/api/types';

const hr = { id: 'g1', name: 'HR' };
const viaHr: AccessPath = { via: 'grant', group: hr, grant: { id: 'x1', name: 'People apps' } };
const viaHrToo: AccessPath = { via: 'grant', group: hr, grant: { id: 'x2', name: 'All apps' } };
const viaBuilder: AccessPath = { via: 'role', group: { id: 'g2', name: 'Builder' }, grant: { id: 'x3', name: 'All apps' } };
const owner: AccessPath = { via: 'owner' };

it('names each source once, with every grant behind it', () => {
  expect(reasonsOf([viaHr, viaHrToo, owner])).toEqual([
    { label: 'via HR', detail: 'HR: People apps\nHR: All apps', group: 'g1' },
    { label: 'owner', detail: 'owner', group: undefined },
  ]);
});

it('a role and its role group are one source', () => {
  const admin: AccessPath = { via: 'role', group: { id: 'g3', name: 'Admin' } };
  expect(reasonsOf([{ via: 'role' }, admin], 'admin')).toEqual([{ label: 'via Admin role', detail: 'via Admin role', group: 'g3' }]);
});

it('puts actions from the same sources on one line, and others on their own', () => {
  const lines = linesOf([
    { action: 'view', paths: [viaHr, owner] },
    { action: 'list', paths: [owner, viaHrToo] },
    { action: 'edit', paths: [owner] },
  ]);
  expect(lines.map(({ actions, reasons }) => [actions, reasons.map(({ label }) => label)])).toEqual([
    [['Open', 'See on dashboard'], ['via HR', 'owner']],
    [['Edit'], ['owner']],
  ]);
});

it('exports one line for each person and right, safe for a spreadsheet', () => {
  const person = { member_id: 'm', user_id: 'u', email: 'bea@example.com', name: '=Bea, "B"', role: 'builder' as const, instance_admin: false };
  expect(accessCsv([{ person, actions: [{ action: 'view', paths: [viaBuilder, viaHr] }] }])).toBe(
    'Name,E-mail,Role,May,Because\r\n"\'=Bea, ""B""",bea@example.com,Builder,Open,via Builder role; via HR\r\n',
  );
  expect(csvCell('-1')).toBe("'-1");
});
