import { expect, it } from 'vitest';
import type { App } from '@/api/types';
import { differenceOf, draftOf } from '@/features/apps/app-difference';

const app: App = {
  id: 'a1', name: 'Payroll', slug: 'payroll', url: 'https://payroll.example.com', description: '', icon: null, folder_id: 'f1',
  released: true, owner: { id: 'm1', name: 'Ada' }, access: 'edit',
};

it('sends nothing where nothing changed, and only what did', () => {
  expect(differenceOf(app, draftOf(app))).toBeUndefined();
  expect(differenceOf(app, { ...draftOf(app), name: 'Pay', folder_id: null })).toEqual({ name: 'Pay', folder_id: null });
});

it('takes the owner away with null, and never sends the release', () => {
  expect(differenceOf(app, { ...draftOf(app), owner_id: null })).toEqual({ owner_id: null });
  expect(draftOf(app)).not.toHaveProperty('released');
});
