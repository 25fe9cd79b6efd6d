import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Problem } from '@/api/problem';
import { PlanDialog } from '@/changes/plan-dialog';
import { aHandOver, anUpgrade, aPlan, settleable } from './plans';
import { show } from './show';

type Props = Parameters<typeof PlanDialog>[0];

function open(part: Partial<Props> = {}) {
  const props: Props = {
    title: 'Add users to HR',
    plan: anUpgrade(),
    settle: false,
    newOwnerId: undefined,
    onOptions: vi.fn(),
    onConfirm: vi.fn(),
    onCancel: vi.fn(),
    ...part,
  };
  show(<PlanDialog {...props} />);
  return props;
}

it('says in words what the change does', () => {
  open();
  expect(screen.getByRole('dialog', { name: 'Add users to HR' })).toHaveTextContent('2 people become Builders');
});

it('shows that a long change goes on, without a number that nobody knows', () => {
  open({ busy: 'sending', working: '20,000 people are being invited.' });
  const bar = screen.getByRole('progressbar', { name: '20,000 people are being invited.' });
  expect(bar).not.toHaveAttribute('aria-valuenow');
});

it('says nothing of going on before it does', () => {
  open({ working: '20,000 people are being invited.' });
  expect(screen.queryByRole('progressbar')).toBeNull();
});

it('shows each person from and to, with the group that causes it', () => {
  open();
  const [first] = within(screen.getByRole('list', { name: 'Roles' })).getAllByRole('listitem');
  expect(first).toHaveTextContent('Margaret Hamilton');
  expect(first).toHaveTextContent('End-user');
  expect(first).toHaveTextContent('Builder');
  expect(first).toHaveTextContent('because of HR');
});

it('puts what the new role itself opens before every other warning', () => {
  const warnings: Props['plan']['warnings'] = [
    { code: 'seat_near_limit', detail: 'Nearly full.' },
    { code: 'role_gives_more', detail: 'Can also edit all apps.' },
  ];
  open({ plan: anUpgrade({ warnings }) });
  const said = within(screen.getByRole('list', { name: 'Please note' })).getAllByRole('listitem');
  expect(said.map((line) => line.textContent.trim())).toEqual(['Can also edit all apps.', 'Nearly full.']);
});

it('shows seats before and after, and says where they pass the limit', () => {
  open();
  expect(screen.getByRole('group', { name: 'Seats' })).toHaveTextContent(/Builders3\s+5of 4, over the limit/);
});

it('names groups left and what is handed over, and offers a new owner', async () => {
  const props = open({ plan: aHandOver(), ownerChoices: [{ id: 'm9', name: 'Grace Hopper' }] });
  expect(screen.getByRole('list', { name: 'Groups left' })).toHaveTextContent('Dennis RitchieHR');
  expect(screen.getByRole('list', { name: 'Handed over' })).toHaveTextContent(/InvoicesDennis Ritchie.*nobody/);
  await userEvent.click(screen.getByRole('combobox', { name: 'New owner of what is handed over' }));
  await userEvent.click(screen.getByRole('option', { name: 'Grace Hopper' }));
  expect(props.onOptions).toHaveBeenCalledWith({ newOwnerId: 'm9' });
});

it('asks for another plan when the roles are to be settled', async () => {
  const props = open({ plan: anUpgrade(settleable) });
  await userEvent.click(screen.getByRole('checkbox', { name: 'Return them to End-user' }));
  expect(props.onOptions).toHaveBeenCalledWith({ settle: true });
});

it('offers no settling where nobody could go back', () => {
  open();
  expect(screen.queryByRole('checkbox', { name: 'Return them to End-user' })).not.toBeInTheDocument();
});

it('keeps the settling in sight while it is ticked, so that it can be taken back', () => {
  open({ plan: aPlan(), settle: true });
  expect(screen.getByRole('checkbox', { name: 'Return them to End-user' })).toBeChecked();
});

it('counts access first, lists it on demand and loads further pages', async () => {
  const loadEffects = vi.fn().mockResolvedValue({
    items: [
      {
        kind: 'access_gained',
        member: { id: 'm2', email: 'ken@example.org', name: 'Ken Thompson' },
        resource: { type: 'app', id: 'a2', name: 'Stock room' },
        from: 'none',
        to: 'edit',
      },
    ],
    next_cursor: null,
    total: 14,
  });
  open({ loadEffects });
  const access = within(screen.getByRole('group', { name: 'Access' }));
  expect(access.getByText('14 rights gained')).toBeVisible();
  expect(access.queryByText('Payroll')).not.toBeInTheDocument();
  await userEvent.click(access.getByRole('button', { name: 'Show each' }));
  expect(access.getByText('Payroll')).toBeVisible();
  await userEvent.click(access.getByRole('button', { name: 'Show more' }));
  expect(await access.findByText('Stock room')).toBeVisible();
  expect(loadEffects).toHaveBeenCalledWith('digest-1', 'next');
  expect(access.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
});

it('says so when the state has moved', () => {
  open({ moved: true });
  expect(screen.getByRole('alert')).toHaveTextContent('Something changed in the meantime');
});

it('shows a refusal and stays open', () => {
  open({ error: new Problem({ status: 409, code: 'last_admin', detail: 'This is the last admin.' }) });
  expect(screen.getByRole('alert')).toHaveTextContent('This is the last admin.');
});

it('can be confirmed only when its plan is worked out', () => {
  const { onConfirm } = open({ confirmLabel: 'Add', busy: 'planning' });
  expect(screen.getByRole('button', { name: 'Add' })).toBeDisabled();
  expect(onConfirm).not.toHaveBeenCalled();
});

it('does nothing when it is cancelled or left by Escape', async () => {
  const props = open();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await userEvent.keyboard('{Escape}');
  expect(props.onCancel).toHaveBeenCalledTimes(2);
  expect(props.onConfirm).not.toHaveBeenCalled();
});
