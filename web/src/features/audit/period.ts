/** Days in an address and instants in a question. A day begins and ends where the reader is. */

export interface Days {
  from?: string | undefined;
  to?: string | undefined;
}

export interface Instants {
  from?: string;
  to?: string;
}

/** Both days included: from the first one's midnight to the one after the last. */
export function instantsOf({ from, to }: Days): Instants {
  return {
    ...(from !== undefined && { from: midnight(from, 0).toISOString() }),
    ...(to !== undefined && { to: midnight(to, 1).toISOString() }),
  };
}

export const periods = { today: 0, week: 6, month: 29 } as const;

export type Period = keyof typeof periods | 'any' | 'own';

export function daysOf(period: keyof typeof periods, now = new Date()): Days {
  const first = new Date(now.getFullYear(), now.getMonth(), now.getDate() - periods[period]);
  return { from: dayOf(first), to: undefined };
}

/** Which of the offered periods these days are. */
export function periodOf({ from, to }: Days, now = new Date()): Period {
  if (from === undefined && to === undefined) return 'any';
  if (to !== undefined) return 'own';
  const names = Object.keys(periods) as (keyof typeof periods)[];
  return names.find((name) => daysOf(name, now).from === from) ?? 'own';
}

export function dayOf(date: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function midnight(day: string, after: number): Date {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + after);
}
