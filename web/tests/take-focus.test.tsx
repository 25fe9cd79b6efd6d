import { Menu, TextInput } from '@mantine/core';
import { act, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RowMenu } from '@/components/row-menu';
import { FormModal } from '@/forms/form-modal';
import { show } from './show';

// No timer runs: what waits for one comes after the next key.
beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

const click = async (name: string) => {
  const button = screen.getByRole('button', { name });
  await act(async () => {
    button.focus();
    fireEvent.click(button);
    await Promise.resolve();
  });
};

it('a menu has the focus on its first item as soon as it is there, and keeps it from Tab', async () => {
  show(
    <RowMenu label="Actions for Ada">
      <Menu.Item>Edit</Menu.Item>
      <Menu.Item>Archive</Menu.Item>
    </RowMenu>,
  );
  await click('Actions for Ada');
  expect(screen.getByRole('menuitem', { name: 'Edit' })).toHaveFocus();
  fireEvent.keyDown(screen.getByRole('menuitem', { name: 'Edit' }), { key: 'ArrowDown', code: 'ArrowDown' });
  expect(screen.getByRole('menuitem', { name: 'Archive' })).toHaveFocus();
  act(() => { vi.runAllTimers(); });
  expect(screen.getByRole('menuitem', { name: 'Archive' })).toHaveFocus();
  expect(fireEvent.keyDown(screen.getByRole('menuitem', { name: 'Archive' }), { key: 'Tab' })).toBe(false);
});

it('a dialog has the focus where it asks for it as soon as it is there', async () => {
  function Opener() {
    const [open, setOpen] = useState(false);
    return (
      <>
        <button onClick={() => { setOpen(true); }}>Add</button>
        {open && (
          <FormModal title="Add somebody" submitLabel="Add" sending={false} onSubmit={() => undefined} onClose={() => undefined}>
            <TextInput label="Name" data-autofocus />
          </FormModal>
        )}
      </>
    );
  }
  show(<Opener />);
  await click('Add');
  expect(screen.getByRole('textbox', { name: 'Name' })).toHaveFocus();
});
