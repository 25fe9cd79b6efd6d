// What a row of a list has only once somebody comes near: its menu, the rest of its chips, its hint.
import { Menu } from '@mantine/core';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Chips } from '@/components/chips';
import { HintLayer } from '@/components/hint-layer';
import { RowMenu } from '@/components/row-menu';
import { show } from './show';

function Item({ onMade, onPick }: { onMade: () => void; onPick: () => void }) {
  onMade();
  return <Menu.Item onClick={onPick}>Archive</Menu.Item>;
}

function menu(onMade: () => void, onPick = vi.fn()) {
  show(
    <RowMenu label="Actions for Ada">
      <Item onMade={onMade} onPick={onPick} />
    </RowMenu>,
  );
  return screen.getByRole('button', { name: 'Actions for Ada' });
}

it('makes a row’s menu when it is opened, names it, and closes it by a choice', async () => {
  const made = vi.fn();
  const pick = vi.fn();
  const button = menu(made, pick);
  expect(button).toHaveAttribute('aria-expanded', 'false');
  expect(made).not.toHaveBeenCalled();
  await userEvent.click(button);
  const opened = await screen.findByRole('menu', { name: 'Actions for Ada' });
  expect(button).toHaveAttribute('aria-expanded', 'true');
  expect(button).toHaveAttribute('aria-controls', opened.id);
  await userEvent.click(screen.getByRole('menuitem', { name: 'Archive' }));
  expect(pick).toHaveBeenCalledOnce();
  await vi.waitFor(() => { expect(screen.queryByRole('menu')).toBeNull(); });
});

it('opens a row’s menu by the keyboard, and gives the focus back', async () => {
  const button = menu(vi.fn());
  await userEvent.tab();
  expect(button).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => { expect(screen.getByRole('menuitem', { name: 'Archive' })).toHaveFocus(); });
  await userEvent.keyboard('{Escape}');
  await vi.waitFor(() => { expect(button).toHaveFocus(); });
  expect(screen.queryByRole('menu')).toBeNull();
});

it('shows all chips behind "+N"', async () => {
  const items = ['HR', 'Payroll', 'Leave'].map((label) => ({ id: label, label }));
  show(<Chips items={items} moreLabel={(hidden) => `+${String(hidden)}`} allLabel="groups of Ada" />);
  expect(screen.queryByText('Leave')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: '+1: groups of Ada' }));
  expect(await screen.findByText('Leave')).toBeVisible();
});

it('says a hint where the pointer rests, and takes it back when it goes on', async () => {
  show(
    <>
      <span data-hint="12 May 2026, 09:30">3 days ago</span>
      <p>elsewhere</p>
      <HintLayer />
    </>,
  );
  await userEvent.hover(screen.getByText('3 days ago'));
  expect(screen.queryByRole('tooltip')).toBeNull();
  expect(await screen.findByRole('tooltip')).toHaveTextContent('12 May 2026, 09:30');
  await userEvent.hover(screen.getByText('elsewhere'));
  await vi.waitFor(() => { expect(screen.queryByRole('tooltip')).toBeNull(); });
});

it('hides a hint when something is pressed', async () => {
  show(
    <>
      <button data-hint="Shows all">All</button>
      <HintLayer />
    </>,
  );
  const button = screen.getByRole('button', { name: 'All' });
  await userEvent.hover(button);
  await screen.findByRole('tooltip');
  await userEvent.click(button);
  expect(screen.queryByRole('tooltip')).toBeNull();
});
