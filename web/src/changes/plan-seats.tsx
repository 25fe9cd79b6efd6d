import { Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { Plan } from '@/api/types';
import { inside } from '@/messages/inside';
import { number } from '@/messages/plural';
import classes from './plan.module.css';

const words = inside.changes.seats;

/** Seats before and after, against the limit. */
export function PlanSeats({ seats }: { seats: Plan['seats'] }) {
  return (
    <dl className={classes.seats}>
      <Seat label={words.users} {...seats.users} />
      <Seat label={words.builders} {...seats.builders} />
    </dl>
  );
}

interface SeatProps {
  label: string;
  before: number;
  after: number;
  limit?: number | null | undefined;
}

function Seat({ label, before, after, limit }: SeatProps) {
  const over = limit !== null && limit !== undefined && after > limit;
  return (
    <div className={classes.seat}>
      <dt>{label}</dt>
      <dd>
        {before === after ? (
          <span className={classes.seatNumber}>{number(after)}</span>
        ) : (
          <span className={classes.seatNumber}>
            {number(before)} <IconArrowRight size={14} aria-label="to" /> <strong>{number(after)}</strong>
          </span>
        )}
        <Text span size="xs" c={over ? 'var(--gh-bad)' : 'dimmed'}>
          {limit === null || limit === undefined ? words.noLimit : words.of(limit)}
          {over && `, ${words.over}`}
        </Text>
      </dd>
    </div>
  );
}
