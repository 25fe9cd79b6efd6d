import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { isProblem } from '@/api/problem';
import { showProblem } from '@/forms/problems';
import { messages } from '@/messages/en';

/** The browser gave no passkey; its message says why. */
export class PasskeyRefusal extends Error {}

/** The page itself ended the request, as something else is done instead: nothing is wrong. */
export class PasskeyEnded extends Error {}

/** What is wrong with the passkey that was asked for, in words: the browser gave none, or the server didn't take it. Undefined: something else is. */
export function passkeyFault(error: unknown): string | undefined {
  if (error instanceof PasskeyRefusal) return error.message;
  if (isProblem(error, 'unauthenticated')) return messages.auth.passkey.unknown;
  return isProblem(error) ? error.field('passkey') : undefined;
}

/** At the form's head: why signing in by a passkey alone didn't do. */
export function showPasskeyProblem<T extends FieldValues>(form: UseFormReturn<T>, error: unknown): void {
  if (error instanceof PasskeyEnded) return;
  const message = passkeyFault(error);
  if (message === undefined) showProblem(form, error, []);
  else form.setError('root', { message });
}
