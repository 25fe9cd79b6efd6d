import { Button, Modal, Text } from '@mantine/core';
import type { BulkResult } from '@/api/types';
import { PersonCell } from '@/components/person-cell';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import classes from './bulk.module.css';

const words = inside.bulk;

/** Whom a change of many left out, each with the reason. */
export function BulkOutcome({ outcome, onClose }: { outcome: BulkResult; onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title={words.outcome} closeButtonProps={{ 'aria-label': messages.common.close }}>
      <Text mb="sm">{words.outcomeText(outcome.changed, outcome.skipped.length)}</Text>
      {/* It scrolls, so the keyboard must reach it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul className={classes.skipped} aria-label={words.outcome} tabIndex={0}>
        {outcome.skipped.map(({ member, code }) => (
          <li key={member.id ?? member.email} className={classes.skippedOne}>
            <PersonCell id={member.id ?? member.email} name={member.name} email={member.email} />
            <span className={classes.reason}>{words.codes[code] ?? code}</span>
          </li>
        ))}
      </ul>
      <div className={classes.foot}>
        <Button onClick={onClose}>{inside.changes.done}</Button>
      </div>
    </Modal>
  );
}
