import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { ImportReport, ImportRow } from '@/api/types';
import { ChangeProvider } from '@/changes/change-provider';
import { CsvUpload } from '@/features/users/csv/csv-upload';
import { aPlan } from './plans';
import { show } from './show';

interface Sent {
  query: { dry_run?: boolean; confirm?: string; mode?: string };
  body: string;
}

const server = vi.hoisted(() => ({ sent: [] as Sent[] }));

/** A server whose only rule is that an address has a dot behind its @. */
function answer({ query, body }: Sent): ImportReport {
  const rows = body.trim().split(/\r?\n/).slice(1).map((line, at): ImportRow => {
    const email = line.split(',')[1] ?? '';
    const good = /@.+\./.test(email);
    return {
      row: at + 2, email, verdict: good ? 'invite' : 'error', member_id: null, role: 'end_user', upgraded_from: null, warnings: [],
      errors: good ? [] : [{ column: 'email', code: 'invalid_email', detail: 'No e-mail address.' }],
      ...(good && query.dry_run !== true && { invitation_url: `https://guildhall.example.org/invitations#${String(at)}` }),
    };
  });
  const count = (verdict: string) => rows.filter((row) => row.verdict === verdict).length;
  const summary = { rows: rows.length, invite: count('invite'), already_member: 0, error: count('error') };
  return { summary, rows, warnings: [], plan: aPlan({ counts: { member_invited: summary.invite } }) };
}

vi.mock('@/api/client', () => ({
  apiBase: '/api/v1',
  api: {
    POST: (_path: string, init: { params: { query: Sent['query'] }; body: string }) => {
      const sent = { query: init.params.query, body: init.body };
      server.sent.push(sent);
      return Promise.resolve(answer(sent));
    },
  },
  take: (reply: Promise<unknown>) => reply,
}));

beforeEach(() => {
  server.sent = [];
});

const done = vi.fn();

async function choose(text: string, name = 'people.csv') {
  const { container } = show(
    <ChangeProvider>
      <CsvUpload workspace="acme" onDone={done} />
    </ChangeProvider>,
  );
  const input = container.querySelector<HTMLInputElement>('input[type=file]')!;
  await userEvent.upload(input, new File([text], name, { type: 'text/csv' }), { applyAccept: false });
}

const oneFaulty = 'name,email\nLena,lena@example.org\nMaja,maja@example\n';
const invite = (n: string) => screen.findByRole('button', { name: `Invite ${n}` });

it('takes no other file than a CSV file', async () => {
  await choose('hello', 'people.xlsx');
  expect(await screen.findByRole('alert')).toHaveTextContent('Choose a file whose name ends in .csv.');
  expect(server.sent).toEqual([]);
});

it('M48: checks the file without doing anything, and sends nothing while a row is faulty', async () => {
  await choose(oneFaulty);
  expect(await invite('1 person')).toBeDisabled();
  expect(screen.getByText('No e-mail address.')).toBeVisible();
  expect(server.sent.map(({ query }) => query.dry_run)).toEqual([true]);
});

it('a row is put right in place, and the file checked again', async () => {
  await choose(oneFaulty);
  await userEvent.click(await screen.findByRole('button', { name: 'Fix row 3' }));
  const row = within(screen.getByRole('form', { name: 'Row 3' }));
  await userEvent.type(row.getByRole('textbox', { name: 'email' }), '.org');
  await userEvent.click(row.getByRole('button', { name: 'Save and check' }));
  expect(await invite('2 people')).toBeEnabled();
  expect(server.sent.at(-1)?.body).toBe('name,email\r\nLena,lena@example.org\r\nMaja,maja@example.org\r\n');
  expect(screen.queryByText('No e-mail address.')).not.toBeInTheDocument();
});

it('a row is taken out in place', async () => {
  await choose(oneFaulty);
  await userEvent.click(await screen.findByRole('button', { name: 'Fix row 3' }));
  await userEvent.click(screen.getByRole('button', { name: 'Remove row' }));
  await waitFor(() => { expect(screen.queryByText('No e-mail address.')).not.toBeInTheDocument(); });
  expect(await invite('1 person')).toBeEnabled();
  expect(server.sent.at(-1)?.body).toBe('name,email\r\nLena,lena@example.org\r\n');
});

it('leaves faulty rows out where that is asked for, and confirms the plan that was shown', async () => {
  await choose(oneFaulty);
  await invite('1 person');
  await userEvent.click(screen.getByRole('checkbox', { name: /^Invite the rows without errors/ }));
  await userEvent.click(await invite('1 person'));
  const plan = within(await screen.findByRole('dialog', { name: 'Invite from a CSV file' }));
  await userEvent.click(plan.getByRole('button', { name: 'Invite 1 person' }));
  expect(await screen.findByRole('heading', { name: '1 person is invited' })).toBeVisible();
  expect(server.sent.at(-1)?.query).toEqual({ confirm: 'digest-1', mode: 'valid_rows' });
  expect(screen.getByRole('button', { name: 'Copy link of lena@example.org' })).toBeVisible();
});
