import type { FieldErrors, FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { isProblem, saying } from '@/api/problem';

/** The moment (ms) from which another try makes sense; undefined: nothing says that it must wait. */
export function waitOf({ root }: FieldErrors): number | undefined {
  const until = root?.wait?.message;
  return until === undefined ? undefined : Number(until);
}

/** Puts what the server says of single fields at these fields, and anything else at the form's head. */
export function showProblem<T extends FieldValues>(form: UseFormReturn<T>, error: unknown, fields: FieldPath<T>[]): void {
  let placed = false;
  for (const field of fields) {
    const message = isProblem(error) ? error.field(field) : undefined;
    if (message === undefined) continue;
    form.setError(field, { message }, { shouldFocus: !placed });
    placed = true;
  }
  if (placed) return;
  form.setError('root', { message: saying(error) });
  if (isProblem(error) && error.retryAt !== undefined) form.setError('root.wait', { message: String(error.retryAt) });
}
