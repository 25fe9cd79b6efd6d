/** Checks that several forms share; the server makes them again. */
import * as z from 'zod/mini';
import { messages } from '@/messages/en';

const words = messages.common;

export const passwordLength = { min: 12, max: 128 };

export const email = z.string().check(z.trim(), z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, words.emailInvalid));

export function text(what: string, max: number) {
  return z.string().check(z.trim(), z.minLength(1, words.required(what)), z.maxLength(max, words.tooLong(max)));
}

export const personName = text('a name', 100);

export const anyPassword = z.string().check(z.minLength(1, words.required('the password')));

export const newPassword = z
  .string()
  .check(
    z.minLength(passwordLength.min, messages.auth.passwordHelp.length(passwordLength.min)),
    z.maxLength(passwordLength.max, messages.auth.passwordHelp.max(passwordLength.max)),
  );
