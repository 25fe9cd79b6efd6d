import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { ImportReport, ImportRow } from '@/api/types';
import { CsvTable } from '@/features/users/csv/csv-table';
import { csvRecords, pickRows } from '@/features/users/csv/csv-records';
import { aPlan } from './plans';
import { show } from './show';

function aRow(part: Partial<ImportRow>): ImportRow {
  return {
    row: 2, email: 'a@example.org', verdict: 'invite', member_id: null, role: 'end_user', upgraded_from: null,
    errors: [], warnings: [], ...part,
  };
}

function aReport(rows: ImportRow[]): ImportReport {
  const count = (verdict: string) => rows.filter((row) => row.verdict === verdict).length;
  const summary = { rows: rows.length, invite: count('invite'), already_member: count('already_member'), error: count('error') };
  return { summary, rows, warnings: [], plan: aPlan() };
}

const faulty = aRow({
  row: 4, email: 'x', verdict: 'error', role: null,
  errors: [{ column: 'email', code: 'invalid_email', detail: 'No e-mail address.' }],
});

it('shows the faulty rows first, each with what is wrong', () => {
  show(<CsvTable report={aReport([aRow({}), faulty])} />);
  const rows = within(screen.getByRole('table', { name: 'Rows of the file' })).getAllByRole('row');
  expect(rows).toHaveLength(2);
  expect(rows[1]).toHaveTextContent('4xErrorNo e-mail address.');
});

it('shows all rows where none is faulty, with the role and why it is higher than asked', () => {
  show(<CsvTable report={aReport([aRow({ role: 'builder', upgraded_from: 'end_user' })])} />);
  expect(screen.getByText('Builder instead of End-user, because of a group')).toBeVisible();
});

it('is filtered by verdict, with a count beside each', async () => {
  show(<CsvTable report={aReport([aRow({}), faulty])} />);
  await userEvent.click(screen.getByRole('button', { name: /^Invite\s*1$/ }));
  expect(screen.getByText('a@example.org')).toBeVisible();
  expect(screen.queryByText('No e-mail address.')).not.toBeInTheDocument();
});

it('draws only the rows in sight of 20,000', () => {
  const rows = Array.from({ length: 20_000 }, (_, at) => aRow({ row: at + 2, email: `p${String(at)}@example.org` }));
  show(<CsvTable report={aReport(rows)} />);
  const table = screen.getByRole('table', { name: 'Rows of the file' });
  expect(table).toHaveAttribute('aria-rowcount', '20001');
  const drawn = within(table).getAllByRole('row').length;
  expect(drawn).toBeGreaterThan(2);
  expect(drawn).toBeLessThan(60);
});

it('cuts records as RFC 4180 does: line ends in quotes belong to their cell, blank lines count', () => {
  expect(csvRecords('name,email\r\n"A\nB",a@x.org\n\n"say ""hi""",b@x.org')).toEqual([
    'name,email', '"A\nB",a@x.org', '', '"say ""hi""",b@x.org',
  ]);
});

it('gives the faulty rows back below the header, as they were', () => {
  expect(pickRows('\uFEFFname,email\na,1\nb,2\nc,3\n', [3])).toBe('name,email\r\nb,2\r\n');
});
