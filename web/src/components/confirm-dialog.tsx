import { Button, Modal, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { saying } from '@/api/problem';
import { FormAlert } from '@/forms/form-alert';
import { messages } from '@/messages/en';
import classes from './confirm-dialog.module.css';

interface ConfirmDialogProps {
  title: string;
  text: ReactNode;
  confirmLabel: string;
  /** It can be taken back: its button isn't red. */
  reversible?: boolean;
  /** Does it; what it throws is said here, and the dialog stays. */
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

/** Asks before something far-reaching that has no plan of its own. */
export function ConfirmDialog({ title, text, confirmLabel, reversible = false, onConfirm, onClose }: ConfirmDialogProps) {
  const [problem, setProblem] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const confirm = async () => {
    setSending(true);
    setProblem(undefined);
    try {
      await onConfirm();
      onClose();
    } catch (error) {
      setProblem(error);
      setSending(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': messages.common.close }}>
      <div className={classes.body}>
        <FormAlert message={problem === undefined ? undefined : saying(problem)} />
        <Text>{text}</Text>
      </div>
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {messages.common.cancel}
        </Button>
        <Button color={reversible ? 'accent' : 'danger'} loading={sending} onClick={() => void confirm()}>
          {confirmLabel}
        </Button>
      </div>
    </Modal>
  );
}
