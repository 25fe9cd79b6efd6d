import { useEffect, useState } from 'react';
import type { PagerProps } from './pager';

export const pageSize = 50;

interface CursorPagesInput {
  /** Of the address: where this page begins, and its number from 1. */
  cursor: string | undefined;
  page: number | undefined;
  reply: { items: unknown[]; next_cursor?: string | null; total: number; total_at_least?: boolean } | undefined;
  go: (to: { cursor: string | undefined; page: number | undefined }) => void;
}

/** Pages by the server's cursors: forward by `next_cursor`, back by what was seen, else to the first page. */
export function useCursorPages({ cursor, page = 1, reply, go }: CursorPagesInput): PagerProps | undefined {
  const [seen] = useState(() => new Map<number, string>());
  useEffect(() => {
    if (page === 1) seen.clear();
    if (cursor !== undefined) seen.set(page, cursor);
  }, [seen, page, cursor]);
  if (reply === undefined) return undefined;

  const from = (page - 1) * pageSize + 1;
  const next = reply.next_cursor ?? undefined;
  const previous = () => {
    const back = seen.get(page - 1);
    go(back === undefined ? { cursor: undefined, page: undefined } : { cursor: back, page: page - 1 });
  };
  return {
    from,
    to: from + reply.items.length - 1,
    total: reply.total,
    totalAtLeast: reply.total_at_least ?? false,
    onPrevious: page > 1 ? previous : undefined,
    onNext: next === undefined ? undefined : () => { go({ cursor: next, page: page + 1 }); },
  };
}
