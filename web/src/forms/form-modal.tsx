import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { messages } from '@/messages/en';
import { FormAlert } from './form-alert';
import { FormFoot } from './form-foot';
import classes from './form.module.css';

interface FormModalProps {
  title: string;
  submitLabel: string;
  sending: boolean;
  /** There is nothing to send yet. */
  disabled?: boolean;
  /** What went wrong as a whole; what belongs to a field stands there. */
  problem?: string | undefined;
  /** In the foot: in short what it would do. */
  note?: ReactNode;
  size?: number;
  onSubmit: () => unknown;
  onClose: () => void;
  children: ReactNode;
}

/** A form in a dialog: its fields, what went wrong, and the buttons. */
export function FormModal({ title, onSubmit, onClose, problem, size, children, ...foot }: FormModalProps) {
  return (
    <Modal opened onClose={onClose} title={title} {...(size !== undefined && { size })} closeButtonProps={{ 'aria-label': messages.common.close }}>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // Where it stands inside another form, that one isn't meant.
          event.stopPropagation();
          onSubmit();
        }}
      >
        <FormAlert message={problem} />
        {children}
        <FormFoot onCancel={onClose} {...foot} />
      </form>
    </Modal>
  );
}
