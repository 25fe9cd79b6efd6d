import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { messages } from '@/messages/en';
import classes from './form.module.css';

interface FormFootProps {
  submitLabel: string;
  sending: boolean;
  disabled?: boolean;
  /** Beside the buttons: in short what they would do. */
  note?: ReactNode;
  onCancel: () => void;
}

/** The two buttons of a form in a dialog or a drawer. They stay in sight while the form scrolls. */
export function FormFoot({ submitLabel, sending, disabled = false, note, onCancel }: FormFootProps) {
  return (
    <div className={classes.foot}>
      {note !== undefined && <span className={classes.note}>{note}</span>}
      <Button variant="default" onClick={onCancel}>
        {messages.common.cancel}
      </Button>
      <Button type="submit" disabled={disabled} loading={sending}>
        {submitLabel}
      </Button>
    </div>
  );
}
