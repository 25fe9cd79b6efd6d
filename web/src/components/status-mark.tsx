import { messages } from '@/messages/en';
import classes from './status-mark.module.css';

export type Status = keyof typeof messages.common.statuses;

/** A dot and a word: never colour alone. */
export function StatusMark({ status }: { status: Status }) {
  return (
    <span className={classes.status} data-status={status}>
      {messages.common.statuses[status]}
    </span>
  );
}
