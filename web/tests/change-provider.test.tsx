import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Problem } from '@/api/problem';
import type { Plan } from '@/api/types';
import { useChange } from '@/changes/change-context';
import { ChangeProvider } from '@/changes/change-provider';
import type { ChangeOutcome, ChangeQuery, ChangeRequest } from '@/changes/types';
import { aHandOver, anUpgrade, aPlan, settleable } from './plans';
import { show } from './show';

function needs(plan: Plan): Problem {
  return new Problem({ status: 409, code: 'confirmation_required', detail: 'Look at the plan.', plan });
}

/** A server of one change: replies by what each request carries. */
function start(reply: (query: ChangeQuery) => unknown, part: Partial<ChangeRequest<unknown>> = {}) {
  const queries: ChangeQuery[] = [];
  const outcomes: (ChangeOutcome<unknown> | Error)[] = [];
  const send = vi.fn(async (query: ChangeQuery) => {
    queries.push(query);
    const answer = await Promise.resolve(reply(query));
    if (answer instanceof Error) throw answer;
    return answer;
  });
  function Start() {
    const { run } = useChange();
    const go = () => {
      run({ place: 'instance', title: 'The change', send, ...part }).then(
        (outcome) => outcomes.push(outcome),
        (error: unknown) => outcomes.push(error as Error),
      );
    };
    return <button onClick={go}>Go</button>;
  }
  show(
    <ChangeProvider>
      <Start />
    </ChangeProvider>,
  );
  return { queries, outcomes };
}

async function go() {
  await userEvent.click(screen.getByRole('button', { name: 'Go' }));
}

async function confirm() {
  await userEvent.click(await screen.findByRole('button', { name: 'Confirm' }));
}

it('M30: makes a change that needs no confirmation without a dialog', async () => {
  const { outcomes } = start(() => ({ id: 'g1' }));
  await go();
  await waitFor(() => { expect(outcomes).toEqual([{ done: true, value: { id: 'g1' } }]); });
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});

it('M30: shows the plan of a refused change and repeats it with the digest', async () => {
  const { queries, outcomes } = start(({ confirm: digest }) => (digest === 'digest-1' ? 'made' : needs(anUpgrade())));
  await go();
  expect(await screen.findByRole('dialog', { name: 'The change' })).toBeVisible();
  await confirm();
  await waitFor(() => { expect(outcomes).toEqual([{ done: true, value: 'made' }]); });
  expect(queries).toEqual([{}, { confirm: 'digest-1' }]);
});

it('M30: confirms a plan that was seen already as it stands, without showing it again', async () => {
  const seen = anUpgrade();
  const { queries, outcomes } = start(({ confirm: digest }) => (digest === 'digest-1' ? 'made' : needs(seen)), { show: 'settleable', seen });
  await go();
  await waitFor(() => { expect(outcomes).toEqual([{ done: true, value: 'made' }]); });
  expect(queries).toEqual([{ confirm: 'digest-1' }]);
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});

it('M30: shows the plan as it stands now where it is another than the one that was seen', async () => {
  const moved = anUpgrade({ digest: 'digest-2' });
  const { queries, outcomes } = start(({ confirm: digest }) => (digest === 'digest-2' ? 'made' : needs(moved)), { seen: anUpgrade() });
  await go();
  expect(await screen.findByText(/^Something changed in the meantime/)).toBeVisible();
  await confirm();
  await waitFor(() => { expect(outcomes).toEqual([{ done: true, value: 'made' }]); });
  expect(queries).toEqual([{ confirm: 'digest-1' }, { confirm: 'digest-2' }]);
});

it.each([aPlan(settleable), aHandOver()])('M23, M27: shows a plan again that leaves something to choose', async (seen) => {
  const { queries } = start(({ dry_run: dry }) => (dry === true ? { plan: seen } : needs(seen)), { show: 'settleable', seen });
  await go();
  expect(await screen.findByRole('dialog', { name: 'The change' })).toBeVisible();
  expect(queries).toEqual([{ dry_run: true }]);
});

it('M30: shows the new plan, and says so, when the state has moved', async () => {
  const moved = anUpgrade({ digest: 'digest-2' });
  const { queries } = start(({ confirm: digest }) => {
    if (digest === 'digest-2') return 'made';
    return needs(digest === undefined ? anUpgrade() : moved);
  });
  await go();
  await confirm();
  expect(await screen.findByText(/Something changed in the meantime/)).toBeVisible();
  await confirm();
  await waitFor(() => { expect(queries.at(-1)).toEqual({ confirm: 'digest-2' }); });
});

it('M23: settling asks for a plan of its own, whose digest confirms it', async () => {
  const settled = aPlan({ digest: 'digest-s', counts: { role_changed: 1 } });
  const { queries } = start((query) => {
    if (query.confirm !== undefined) return 'made';
    return { plan: query.settle_roles === true ? settled : aPlan(settleable) };
  }, { show: 'settleable' });
  await go();
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Return them to End-user' }));
  await waitFor(() => { expect(screen.getByRole('button', { name: 'Confirm' })).toBeEnabled(); });
  await confirm();
  await waitFor(() => {
    expect(queries).toEqual([
      { dry_run: true },
      { dry_run: true, settle_roles: true },
      { settle_roles: true, confirm: 'digest-s' },
    ]);
  });
});

it('a far-reaching change is shown also where the server would not ask', async () => {
  const { queries, outcomes } = start(
    (query) => (query.dry_run === true ? { plan: aPlan({ requires_confirmation: false }) } : 'made'),
    { show: 'always' },
  );
  await go();
  expect(await screen.findByRole('dialog')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => { expect(outcomes).toEqual([{ done: false }]); });
  expect(queries).toEqual([{ dry_run: true }]);
});

it('other refusals reach whoever asked', async () => {
  const refusal = new Problem({ status: 409, code: 'seat_limit', detail: 'No seat is left.' });
  const { outcomes } = start(() => refusal);
  await go();
  await waitFor(() => { expect(outcomes).toEqual([refusal]); });
});

it('a refusal on confirming is shown in the dialog', async () => {
  start(({ confirm: digest }) =>
    digest === undefined ? needs(anUpgrade()) : new Problem({ status: 409, code: 'last_admin', detail: 'The last admin stays.' }),
  );
  await go();
  await confirm();
  expect(await screen.findByText('The last admin stays.')).toBeVisible();
});

it('doesn’t say that there is nobody while it is read who there is after a change', async () => {
  const replies: ((reply: { items: string[] }) => void)[] = [];
  function List() {
    const { run } = useChange();
    const queryFn = () => new Promise<{ items: string[] }>((resolve) => { replies.push(resolve); });
    const names = useQuery({ queryKey: ['members'], queryFn, placeholderData: keepPreviousData }).data?.items;
    const add = () => void run({ place: 'instance', title: 'Add', send: () => Promise.resolve('made') });
    return <button onClick={add}>{names === undefined ? 'Reading' : names.length === 0 ? 'Nobody' : names.join(', ')}</button>;
  }
  show(
    <ChangeProvider>
      <List />
    </ChangeProvider>,
  );
  const reply = async (items: string[]) => {
    await waitFor(() => { expect(replies).toHaveLength(1); });
    replies.pop()?.({ items });
  };
  await reply([]);
  await userEvent.click(await screen.findByText('Nobody'));
  await screen.findByText('Reading');
  await reply(['Ben Ott']);
  await userEvent.click(await screen.findByText('Ben Ott'));
  await waitFor(() => { expect(replies).toHaveLength(1); });
  expect(screen.getByText('Ben Ott'), 'of what there was, the old stands until the new comes').toBeVisible();
});
