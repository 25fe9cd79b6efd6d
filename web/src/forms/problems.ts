import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { isProblem, saying } from '@/api/problem';

/** Puts what the server says of single fields at these fields, and anything else at the form's head. */
export function showProblem<T extends FieldValues>(form: UseFormReturn<T>, error: unknown, fields: FieldPath<T>[]): void {
  let placed = false;
  for (const field of fields) {
    const message = isProblem(error) ? error.field(field) : undefined;
    if (message === undefined) continue;
    form.setError(field, { message }, { shouldFocus: !placed });
    placed = true;
  }
  if (!placed) form.setError('root', { message: saying(error) });
}
