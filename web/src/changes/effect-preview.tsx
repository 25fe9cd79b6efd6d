import { Loader } from '@mantine/core';
import { saying } from '@/api/problem';
import type { Plan } from '@/api/types';
import { inside } from '@/messages/inside';
import { headlineOf } from './plan-summary';
import { PlanView } from './plan-view';
import classes from './plan.module.css';

interface EffectPreviewProps {
  preview: { data: Plan | undefined; error: unknown; isFetching: boolean };
}

/** For a form's foot, where it stays in sight: what the form would do, in one line, or why it can't be. */
export function effectNote({ data, error }: EffectPreviewProps['preview']): string | undefined {
  if (error !== null && error !== undefined) return saying(error);
  return data && headlineOf(data);
}

/** In a form: what it would do, before it is sent. Why it can't be done is said in the foot. */
export function EffectPreview({ preview }: EffectPreviewProps) {
  const { data, error, isFetching } = preview;
  const refused = error !== null && error !== undefined;
  if (!isFetching && (refused || !data)) return null;
  return (
    <section className={classes.inline} aria-label={inside.changes.effectHere} aria-live="polite">
      <h3 className={classes.sectionTitle}>
        {inside.changes.effectHere}
        {isFetching && <Loader role="status" size={14} aria-label={inside.changes.replanning} />}
      </h3>
      {!refused && data && <PlanView plan={data} />}
    </section>
  );
}
