import { expect, it } from 'vitest';
import type { RegisteredType } from '@/api/types';
import { type ActionLine, actionsProblem, createBody, draftOf, editBody, newAction, withoutAction, wordProblem } from '@/features/types/type-draft';
import { registeredGrantType } from '@/workspace/registered-types';

const invoice: RegisteredType = {
  id: '01a21778-0e1f-7b72-bd91-045fdec7cbda',
  name: 'invoice',
  actions: [{ name: 'read', implies: [] }, { name: 'comment', implies: ['read'] }, { name: 'approve', implies: ['comment'] }],
  builder_level: ['comment'],
  needs_builder: ['comment', 'approve'],
  resource_count: 2,
  created_at: '2026-01-01T00:00:00.000Z',
};

function line(name: string, part: Partial<ActionLine> = {}): ActionLine {
  return { ...newAction(), name, ...part };
}

it('sends names trimmed, empty lines left out, what is included by name', () => {
  const read = line(' read ', { builder: false });
  const approve = line('approve', { includes: [read.id] });
  expect(createBody({ name: ' invoice ', actions: [read, line('  '), approve] })).toEqual({
    name: 'invoice',
    actions: [{ name: 'read', implies: [] }, { name: 'approve', implies: ['read'] }],
    builder_level: ['approve'],
  });
});

it('keeps what is included when an action is renamed', () => {
  const draft = draftOf(invoice);
  const actions = draft.actions.map((one) => (one.name === 'read' ? { ...one, name: 'see' } : one));
  expect(editBody(invoice, { ...draft, actions })?.actions).toEqual([
    { name: 'see', implies: [] }, { name: 'comment', implies: ['see'] }, { name: 'approve', implies: ['comment'] },
  ]);
});

it('sends nothing where nothing differs, and both lists where anything does', () => {
  const draft = draftOf(invoice);
  expect(editBody(invoice, draft)).toBeUndefined();
  const [read, ...rest] = draft.actions;
  const changed = editBody(invoice, { ...draft, actions: [{ ...read!, builder: true }, ...rest] });
  expect(changed?.builder_level).toEqual(['read', 'comment']);
  expect(changed?.actions).toHaveLength(3);
});

it('takes an action out of those that include it', () => {
  const { actions } = draftOf(invoice);
  expect(withoutAction(actions, 'comment').map(({ name, includes }) => [name, includes])).toEqual([['read', []], ['approve', []]]);
});

it('says what is wrong with actions before they are sent', () => {
  expect(actionsProblem([line('')])).toMatch(/at least one action/);
  expect(actionsProblem([line('read'), line('read')])).toMatch(/read stands twice/);
  expect(actionsProblem([line('read it')])).toMatch(/Begin with a letter/);
  expect(actionsProblem([line('read')])).toBeUndefined();
  expect(wordProblem('1st')).toMatch(/Begin with a letter/);
  expect(wordProblem('acme:invoice.v2')).toBeUndefined();
});

it('offers a type’s actions as the levels of a grant, each saying what it brings', () => {
  const { levels } = registeredGrantType(invoice);
  expect(levels.map(({ access }) => access)).toEqual(['read', 'comment', 'approve']);
  expect(levels.map(({ help }) => help)).toEqual([undefined, 'Includes read. Needs a Builder.', 'Includes comment. Needs a Builder.']);
  expect(levels.some(({ hideable }) => hideable)).toBe(false);
});
