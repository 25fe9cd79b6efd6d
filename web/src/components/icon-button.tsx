import { ActionIcon, UnstyledButton } from '@mantine/core';
import type { ComponentProps } from 'react';
import classes from './icon-button.module.css';

interface IconButtonProps extends ComponentProps<'button'> {
  'aria-label': string;
  'data-hint'?: string;
}

const look = [UnstyledButton.classes.root, ActionIcon.classes.root, 'mantine-focus-auto', 'mantine-active', classes.button].join(' ');

/** A quiet button with an icon, for the rows of a list: it looks as the kit's does, and costs little. */
export function IconButton(props: IconButtonProps) {
  return <button type="button" className={look} {...props} />;
}
