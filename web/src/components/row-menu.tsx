import { Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Anchor, useOpener } from './anchor';
import { IconButton } from './icon-button';

/** The actions of one row, behind three dots. */
export function RowMenu({ label, children }: { label: string; children: ReactNode }) {
  const { button, to, state } = useOpener('menu');
  return (
    <>
      <IconButton aria-label={label} {...button}>
        <IconDotsVertical size={16} />
      </IconButton>
      {to && (
        <Menu {...state}>
          <Menu.Target>
            <Anchor to={to} />
          </Menu.Target>
          <Menu.Dropdown>{children}</Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}
