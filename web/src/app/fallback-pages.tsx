import { Button } from '@mantine/core';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { isProblem } from '@/api/problem';
import { EmptyState, ErrorState, LinesSkeleton } from '@/components/states';
import { messages } from '@/messages/en';
import classes from './fallback-pages.module.css';

/** Stands there while it isn't known yet who is signed in. */
export function PendingPage() {
  return (
    <main className={classes.pending}>
      <LinesSkeleton lines={6} />
    </main>
  );
}

export function NotFoundPage() {
  return (
    <EmptyState
      page
      title={messages.common.notFoundTitle}
      text={messages.common.notFoundText}
      action={
        <Button component={Link} to="/" variant="default">
          {messages.common.toStart}
        </Button>
      }
    />
  );
}

export function RouteError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  if (isProblem(error, 'not_found')) return <NotFoundPage />;
  return (
    <ErrorState
      page
      error={error}
      onRetry={() => {
        reset();
        void router.invalidate();
      }}
    />
  );
}
