import { expect, it } from 'vitest';
import { doubledKey, hasUnnamed, newLine, optionsChange, optionValue, secretsChange } from '@/features/data-sources/fields';

it('reads numbers and truth values, unless the option was a text before', () => {
  expect(optionValue('5432')).toBe(5432);
  expect(optionValue('true')).toBe(true);
  expect(optionValue('007')).toBe('007');
  expect(optionValue('1e3')).toBe('1e3');
  expect(optionValue('5432', 'main')).toBe('5432');
});

it('sends only the options that differ, null for those taken away', () => {
  const lines = [newLine('host', 'db2'), newLine('port', '5432'), newLine(' user ', 'app'), newLine('', ''), newLine('empty', '')];
  expect(optionsChange(lines, { host: 'db1', port: 5432, tls: true })).toEqual({ host: 'db2', user: 'app', tls: null });
});

it('an option whose value was emptied is taken away', () => {
  expect(optionsChange([newLine('host', '')], { host: 'db1' })).toEqual({ host: null });
});

it('keeps a set secret whose line stays empty, replaces a filled one, removes one whose line is gone', () => {
  const before = ['password', 'token', 'key'];
  const lines = [newLine('password', '', true), newLine('token', 'new', true), newLine('extra', 'x')];
  expect(secretsChange(lines, before)).toEqual({ token: 'new', extra: 'x', key: null });
});

it('finds a name that stands twice, and a value without a name', () => {
  expect(doubledKey([newLine('a', '1'), newLine('b', '2'), newLine('a ', '3')])).toBe('a');
  expect(doubledKey([newLine('', ''), newLine('', '')])).toBeUndefined();
  expect(hasUnnamed([newLine('', 'x')])).toBe(true);
});
