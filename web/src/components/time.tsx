import { messages } from '@/messages/en';

const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** By which the server's clock may be ahead of the reader's, in seconds: what has just been isn't to come. */
const ahead = 5;

/** "3 days ago", "in 2 hours", in the reader's language. */
export function fromNow(at: string, now = Date.now()): string {
  const seconds = (Date.parse(at) - now) / 1000;
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return relative.format(Math.round(seconds / size), unit);
  }
  return seconds < ahead ? messages.common.justNow : relative.format(Math.round(seconds), 'second');
}

export function exactTime(at: string): string {
  return exact.format(new Date(at));
}

const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

export function dateOf(at: string): string {
  return date.format(new Date(at));
}

export function isPast(at: string): boolean {
  return Date.parse(at) <= Date.now();
}

/** A time from now, with the exact one on hover. */
export function Time({ at }: { at: string | null | undefined }) {
  if (at === null || at === undefined) return <>{messages.common.never}</>;
  return (
    <time dateTime={at} data-hint={exactTime(at)}>
      {fromNow(at)}
    </time>
  );
}
