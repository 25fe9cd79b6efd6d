import { Loader, Text } from '@mantine/core';
import { saying } from '@/api/problem';
import type { Plan } from '@/api/types';
import { messages } from '@/messages/en';
import { headlineOf } from './plan-summary';
import { PlanView } from './plan-view';
import classes from './plan.module.css';

interface EffectPreviewProps {
  preview: { data: Plan | undefined; error: unknown; isFetching: boolean };
}

/** For a form's foot, where it stays in sight: what the form would do, in one line. */
export function effectNote({ data, error }: EffectPreviewProps['preview']): string | undefined {
  if (error !== null && error !== undefined) return saying(error);
  return data && headlineOf(data);
}

/** In a form: what it would do, before it is sent. */
export function EffectPreview({ preview }: EffectPreviewProps) {
  const { data, error, isFetching } = preview;
  if (!data && !error && !isFetching) return null;
  return (
    <section className={classes.inline} aria-label={messages.changes.effectHere} aria-live="polite">
      <h3 className={classes.sectionTitle}>
        {messages.changes.effectHere}
        {isFetching && <Loader role="status" size={14} aria-label={messages.changes.replanning} />}
      </h3>
      {error !== null && error !== undefined ? (
        <Text size="sm" c="var(--gh-bad)">
          {saying(error)}
        </Text>
      ) : (
        data && <PlanView plan={data} />
      )}
    </section>
  );
}
