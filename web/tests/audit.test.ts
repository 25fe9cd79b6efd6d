import { expect, it } from 'vitest';
import { exportAddress } from '@/audit/audit-api';
import { actionName, actorName, changesOf, targetName, valueText } from '@/audit/event-words';
import { exactTime } from '@/components/time';
import { daysOf, instantsOf, periodOf } from '@/features/audit/period';
import { endAfter } from '@/features/tokens/token-end';

it('lists what an event changed, and leaves out what stayed', () => {
  const changes = changesOf({ before: { role: 'end_user', name: 'HR' }, after: { role: 'builder', name: 'HR', released: true } });
  expect(changes).toEqual([
    { field: 'role', label: 'Role', before: 'End-user', after: 'Builder' },
    { field: 'released', label: 'Released', before: 'nothing', after: 'yes' },
  ]);
});

it('shows lists, empty values and nested fields as words', () => {
  expect(valueText(['a', 'b'])).toBe('a, b');
  expect(valueText([])).toBe('nothing');
  expect(valueText({ host: 'changed', port: 5432 })).toBe('host: changed, port: 5432');
  expect(valueText({})).toBe('nothing');
});

it('shows times in the reader’s zone, switches by their names, declared actions with what they include', () => {
  const at = '2026-11-26T10:47:53.631Z';
  expect(valueText(at)).toBe(exactTime(at));
  expect(valueText(at)).not.toContain('T10');
  expect(valueText('2026-11-26')).toBe('2026-11-26');
  const changes = changesOf({
    before: { app_create: false },
    after: { app_create: true, actions: [{ name: 'read', implies: [] }, { name: 'sign', implies: ['read'] }] },
  });
  expect(changes.map(({ label, after }) => [label, after])).toEqual([['Create apps', 'yes'], ['Actions', 'read, sign (includes read)']]);
});

it('names an action that it does not know', () => {
  expect(actionName('group.renamed')).toBe('Group renamed');
  expect(actionName('resource_type.action_added')).toBe('Resource type: action added');
});

it('says of an undo which action it took back, on what', () => {
  const target = { type: 'change', id: null, name: 'group.member_removed: HR: North' };
  expect(targetName({ action: 'undo.applied', target })).toBe('Removed from group: HR: North');
  expect(targetName({ action: 'group.renamed', target: { type: 'group', id: null, name: 'a.b: c' } })).toBe('a.b: c');
  expect(targetName({ action: 'session.failed', target: null })).toBeUndefined();
  expect(changesOf({ before: { action: 'group.renamed' }, after: null })[0]?.before).toBe('Group renamed');
});

it('says who acted: a person, the command line, or somebody not signed in', () => {
  expect(actorName({ actor: { user_id: 'u', email: 'bea@example.com' } })).toBe('bea@example.com');
  expect(actorName({ actor: { command_line: true } })).toBe('Command line');
  expect(actorName({ actor: null })).toBe('Somebody not signed in');
});

it('asks for whole days in the zone of the reader, both included', () => {
  const { from, to } = instantsOf({ from: '2026-02-27', to: '2026-02-28' });
  expect(from).toBe(new Date(2026, 1, 27).toISOString());
  expect(to).toBe(new Date(2026, 2, 1).toISOString());
  expect(instantsOf({})).toEqual({});
});

it('finds the offered period that days in an address are', () => {
  const now = new Date(2026, 2, 3, 12);
  expect(daysOf('week', now)).toEqual({ from: '2026-02-25', to: undefined });
  expect(periodOf({}, now)).toBe('any');
  expect(periodOf({ from: '2026-03-03' }, now)).toBe('today');
  expect(periodOf({ from: '2026-02-02' }, now)).toBe('month');
  expect(periodOf({ from: '2026-01-01' }, now)).toBe('own');
  expect(periodOf({ from: '2026-03-03', to: '2026-03-03' }, now)).toBe('own');
});

it('exports with the filters of the list, without its page', () => {
  expect(exportAddress({ workspace: 'acme' }, { action: 'group.', actor: 'bea+x@example.com' }, 'csv')).toBe(
    '/api/v1/workspaces/acme/audit-events.csv?actor=bea%2Bx%40example.com&action=group.',
  );
  expect(exportAddress({ workspace: 'acme' }, {}, 'jsonl')).toBe('/api/v1/workspaces/acme/audit-events.jsonl');
});

it('ends a token after the chosen days, or never', () => {
  expect(endAfter('30', Date.parse('2026-01-01T00:00:00Z'))).toBe('2026-01-31T00:00:00.000Z');
  expect(endAfter('never')).toBeNull();
});

it('leaves out a count beside a complete list, and keeps it beside a cut one', () => {
  const fields = (after: Record<string, unknown>) => changesOf({ before: null, after }).map(({ field }) => field);
  expect(fields({ members: ['a', 'b'], members_count: 2 })).toEqual(['members']);
  expect(fields({ members: ['a', 'b'], members_count: 500 })).toEqual(['members', 'members_count']);
});

it('says in words why a role changed by itself', () => {
  const group = { id: '01a2', name: 'HR' };
  const changes = changesOf({ before: { role: 'end_user' }, after: { role: 'builder', because: { rule: 'M20', group } } });
  expect(changes.map(({ after }) => after)).toEqual(['Builder', 'because of HR']);
  expect(changesOf({ before: {}, after: { because: { rule: 'M23', group: null } } })[0]?.after).toBe('the reason for being a Builder is gone');
});
