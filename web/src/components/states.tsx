import { Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { isProblem, saying } from '@/api/problem';
import { messages } from '@/messages/en';
import classes from './states.module.css';

interface StateProps {
  icon?: ReactNode;
  title: string;
  text?: ReactNode;
  action?: ReactNode;
  /** It is the whole page: its title is the page's. */
  page?: boolean;
}

/** Nothing to show, and what to do about it. */
export function EmptyState({ icon, title, text, action, page = false }: StateProps) {
  return (
    <div className={classes.state}>
      {icon !== undefined && <div className={classes.icon}>{icon}</div>}
      <Title order={page ? 1 : 2} size="h3">
        {title}
      </Title>
      {text !== undefined && (
        <Text c="dimmed" maw={440}>
          {text}
        </Text>
      )}
      {action !== undefined && <div className={classes.action}>{action}</div>}
    </div>
  );
}

interface ErrorStateProps {
  error: unknown;
  onRetry?: () => void;
  page?: boolean;
  /** What is said where it is no longer there, or was never to be seen. */
  gone?: string;
}

export function ErrorState({ error, onRetry, page = false, gone }: ErrorStateProps) {
  // Asking again wouldn't change a no.
  if (isProblem(error, 'forbidden')) return <EmptyState page={page} icon={<IconLock size={40} stroke={1.2} />} title={messages.layout.noAccessTitle} text={saying(error)} />;
  if (gone !== undefined && isProblem(error, 'not_found')) return <EmptyState page={page} title={gone} />;
  const reference = isProblem(error) ? error.body.request_id : undefined;
  return (
    <div className={classes.state} role="alert">
      <Title order={page ? 1 : 2} size="h3">
        {messages.common.loadFailed}
      </Title>
      <Text c="dimmed" maw={440}>
        {saying(error)}
      </Text>
      {reference !== undefined && (
        <Text size="xs" c="dimmed">
          {messages.common.reference(reference)}
        </Text>
      )}
      {onRetry && (
        <div className={classes.action}>
          <Button variant="default" onClick={onRetry}>
            {messages.common.retry}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Lines that stand where a page or a drawer will be. */
export function LinesSkeleton({ lines = 4 }: { lines?: number }) {
  return (
    <Stack gap="sm" aria-busy="true" role="status" aria-label={messages.common.loading}>
      {Array.from({ length: lines }, (_, at) => (
        <Skeleton key={at} height={16} width={at % 3 === 2 ? '55%' : '90%'} />
      ))}
    </Stack>
  );
}
