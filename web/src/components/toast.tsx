import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { saying } from '@/api/problem';
import { messages } from '@/messages/en';
import classes from './toast.module.css';

const closeButtonProps = { 'aria-label': messages.common.close };

/** Says that something is done; with `undo`, offers to take it back. */
export function toastDone(message: string, undo?: () => void): void {
  if (!undo) {
    notifications.show({ message, color: 'accent', autoClose: 4000, closeButtonProps });
    return;
  }
  const id = `undo-${crypto.randomUUID()}`;
  const takeBack = () => {
    notifications.hide(id);
    undo();
  };
  notifications.show({
    id,
    color: 'accent',
    autoClose: 10_000,
    closeButtonProps,
    message: (
      <span className={classes.undo}>
        <span>{message}</span>
        <Button size="compact-sm" variant="default" onClick={takeBack}>
          {messages.common.undo}
        </Button>
      </span>
    ),
  });
}

/** Says what shouldn't be missed: stays until it is closed. */
export function toastHint(title: string, message: (close: () => void) => ReactNode): void {
  const id = `hint-${crypto.randomUUID()}`;
  notifications.show({ id, title, message: message(() => { notifications.hide(id); }), color: 'accent', autoClose: false, closeButtonProps });
}

export function toastProblem(error: unknown): void {
  notifications.show({
    title: messages.common.failedTitle, message: saying(error), color: 'danger', autoClose: 10_000, closeButtonProps,
  });
}
