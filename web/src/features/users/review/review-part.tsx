import { Button } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState, LinesSkeleton } from '@/components/states';
import { inside } from '@/messages/inside';
import classes from './review.module.css';

const words = inside.review;

interface ReviewPartProps<T> {
  title: string;
  help: string;
  found: Pick<
    UseInfiniteQueryResult<{ pages: { items: T[]; total: number; total_at_least?: boolean }[] }>,
    'data' | 'error' | 'refetch' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'
  >;
  /** Beside the title, where there is anything. */
  action?: ReactNode;
  children: (item: T) => ReactNode;
}

/** One question of the review: how many there are, and the first of them. */
export function ReviewPart<T>({ title, help, found, action, children }: ReviewPartProps<T>) {
  const first = found.data?.pages[0];
  const none = first?.total === 0;
  return (
    <section className={classes.part} aria-label={title} aria-busy={!first && !found.error}>
      <div className={classes.head}>
        <h2 className={classes.title}>
          {title} {first && <span className={classes.count}>{words.count(first.total, first.total_at_least ?? false)}</span>}
        </h2>
        {first && !none && action}
      </div>
      {!first && found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {!first && !found.error && <LinesSkeleton lines={2} />}
      {first && <p className={classes.help}>{none ? words.nobody : help}</p>}
      <ul className={classes.list}>{found.data?.pages.flatMap(({ items }) => items.map(children))}</ul>
      {found.hasNextPage && (
        <Button size="compact-sm" variant="subtle" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {words.showMore}
        </Button>
      )}
    </section>
  );
}

export function ReviewLine({ who, note, action }: { who: ReactNode; note: ReactNode; action?: ReactNode }) {
  return (
    <li className={classes.line}>
      <span className={classes.who}>{who}</span>
      <span className={classes.note}>{note}</span>
      <span className={classes.actions}>{action}</span>
    </li>
  );
}
