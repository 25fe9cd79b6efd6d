import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import { Problem } from '@/api/problem';
import { columnsOf, widthOf } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { useCursorPages } from '@/components/data-table/use-cursor-pages';
import { show } from './show';

interface Person {
  id: string;
  name: string;
}

const helper = columnsOf<Person>();
const columns = helper.columns([
  helper.accessor('name', { header: 'Name', meta: { sortKey: 'name' }, cell: ({ row }) => row.original.name }),
  helper.display({ id: 'actions', header: 'Actions', cell: () => <button>Act</button> }),
]);
const people = [
  { id: '1', name: 'Ada' },
  { id: '2', name: 'Grace' },
];

type Props = Parameters<typeof DataTable<Person>>[0];

function table(part: Partial<Props> = {}) {
  return (
    <DataTable<Person> label="People" columns={columns} rows={people} rowId={(row) => row.id} empty={<p>Nobody yet</p>} {...part} />
  );
}

it('shows its rows below named columns', () => {
  show(table());
  const rows = within(screen.getByRole('table', { name: 'People' })).getAllByRole('row');
  expect(rows.map((row) => row.textContent)).toEqual(['NameActions', 'AdaAct', 'GraceAct']);
});

it('asks for the order up, then down, and says which one stands', async () => {
  const onSort = vi.fn();
  const { unmount } = show(table({ onSort, sort: 'email' }));
  await userEvent.click(screen.getByRole('button', { name: 'Name' }));
  expect(onSort).toHaveBeenLastCalledWith('name');
  unmount();
  show(table({ onSort, sort: 'name' }));
  expect(screen.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending');
  await userEvent.click(screen.getByRole('button', { name: 'Name' }));
  expect(onSort).toHaveBeenLastCalledWith('-name');
});

it('offers no order where there is nothing to put in one', () => {
  show(table({ onSort: vi.fn(), sort: 'name', rows: [] }));
  expect(screen.queryByRole('button', { name: 'Name' })).toBeNull();
  expect(screen.getByRole('columnheader', { name: 'Name' })).toBeVisible();
});

it('opens a row by a click on it, but not by one on its controls', async () => {
  const onOpen = vi.fn();
  show(table({ onOpen }));
  await userEvent.click(screen.getByText('Grace'));
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(people[1]);
  await userEvent.click(within(screen.getAllByRole('row')[1]!).getByRole('button', { name: 'Act' }));
  expect(onOpen).toHaveBeenCalledTimes(1);
});

it('makes no row anew but those whose data, columns or mark changed', () => {
  const made: string[] = [];
  const counted = helper.columns([
    helper.accessor('name', {
      header: 'Name',
      cell: ({ row }) => {
        made.push(row.original.name);
        return row.original.name;
      },
    }),
  ]);
  function Page({ stale, chosenId, rows }: { stale: boolean; chosenId?: string; rows: Person[] }) {
    return table({ columns: counted, rows, stale, chosenId, onOpen: () => undefined });
  }
  const { rerender } = show(<Page stale={false} rows={people} />);
  const madeBy = (ui: ReactNode) => {
    made.length = 0;
    rerender(ui);
    return made;
  };
  expect(madeBy(<Page stale rows={people} />)).toEqual([]);
  expect(madeBy(<Page stale chosenId="2" rows={people} />)).toEqual(['Grace']);
  expect(madeBy(<Page stale={false} chosenId="2" rows={[...people, { id: '3', name: 'Joan' }]} />)).toContain('Joan');
});

it('opens a row as the last render has it, though the row is not made anew', async () => {
  const first = vi.fn();
  const second = vi.fn();
  const { rerender } = show(table({ onOpen: first }));
  rerender(table({ onOpen: second }));
  await userEvent.click(screen.getByText('Ada'));
  expect(first).not.toHaveBeenCalled();
  expect(second).toHaveBeenCalledExactlyOnceWith(people[0]);
});

it('is busy while its first page is on the way', () => {
  show(table({ rows: undefined }));
  expect(screen.getByRole('table', { name: 'People' })).toHaveAttribute('aria-busy', 'true');
});

it('says what to do where there is nothing', () => {
  show(table({ rows: [] }));
  expect(screen.getByText('Nobody yet')).toBeVisible();
});

it('shows a failure with a retry, and keeps the rows that it has', async () => {
  const onRetry = vi.fn();
  const error = new Problem({ status: 503, code: 'unavailable', detail: 'Try again in a moment.' });
  const { unmount } = show(table({ rows: undefined, error, onRetry }));
  expect(screen.getByRole('alert')).toHaveTextContent('Try again in a moment.');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(onRetry).toHaveBeenCalledOnce();
  unmount();
  show(table({ error, onRetry }));
  expect(screen.getByText('Ada')).toBeVisible();
});

function Paged({ page, cursor, go }: { page?: number; cursor?: string; go: (to: object) => void }) {
  const reply = { items: people, next_cursor: 'c2', total: 120, total_at_least: true };
  const pager = useCursorPages({ cursor, page, reply, go });
  return table(pager && { pager });
}

it('pages by the server’s cursor and says where it stands', async () => {
  const go = vi.fn();
  show(<Paged go={go} />);
  expect(screen.getByText('1–2 of 120 or more')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Previous page' })).toBeDisabled();
  await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
  expect(go).toHaveBeenCalledWith({ cursor: 'c2', page: 2 });
});

it('leads from a page opened by a link back to the first one', async () => {
  const go = vi.fn();
  show(<Paged go={go} page={3} cursor="c3" />);
  await userEvent.click(screen.getByRole('button', { name: 'Previous page' }));
  expect(go).toHaveBeenCalledWith({ cursor: undefined, page: undefined });
});

it('lets a wide column give up some of its width, never a small one', () => {
  expect(widthOf(52)).toBe(52);
  expect(widthOf('38%')).toBe('38%');
  expect(widthOf(undefined)).toBeUndefined();
  expect(widthOf(280)).toBe('clamp(140px, 25.5cqi, 280px)');
});
