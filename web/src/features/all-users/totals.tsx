import { useQuery } from '@tanstack/react-query';
import { inside } from '@/messages/inside';
import { number } from '@/messages/plural';
import { summaryQuery } from './all-users-api';
import classes from './all-users.module.css';

const words = inside.allUsers;

/** What the bill counts, against its limits. */
export function Totals() {
  const { data } = useQuery(summaryQuery);
  if (!data) return null;
  return (
    <dl className={classes.totals}>
      <Total label={words.totals.users} {...data.users} />
      <Total label={words.totals.builders} {...data.builders} />
    </dl>
  );
}

function Total({ label, total, limit }: { label: string; total: number; limit: number | null }) {
  const full = limit !== null && total >= limit;
  return (
    <div className={classes.total} data-full={full || undefined}>
      <dt>{label}</dt>
      <dd>
        <strong>{number(total)}</strong> {limit !== null && words.ofLimit(number(limit))}
      </dd>
    </div>
  );
}
