import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FilterTabs } from '@/components/filter-tabs';
import { inside } from '@/messages/inside';
import { show } from './show';

it('says that there may be more where the server stopped counting', () => {
  const options = [
    { value: 'all', label: 'All', count: 10_000, countAtLeast: true },
    { value: 'archived', label: 'Archived', count: 12, countAtLeast: false },
    { value: 'invited', label: 'Invited' },
  ];
  show(<FilterTabs label="Status" value="all" options={options} onChange={() => undefined} />);
  expect(screen.getAllByRole('button').map((tab) => tab.textContent)).toEqual(['All10,000+', 'Archived12', 'Invited']);
  expect(inside.users.count(10_000, true)).toBe('10,000 people or more');
  expect(inside.users.count(1, false)).toBe('1 person');
});
