import { Button } from '@mantine/core';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { isProblem } from '@/api/problem';
import { EmptyState, ErrorState } from '@/components/states';
import { messages } from '@/messages/en';

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
