/** Checks that several forms share; the server makes them again. */
import { z } from 'zod';
import { messages } from '@/messages/en';

const words = messages.common;

export const passwordLength = { min: 12, max: 128 };

export const email = z.string().trim().regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, words.emailInvalid);

export function text(what: string, max: number) {
  return z.string().trim().min(1, words.required(what)).max(max, words.tooLong(max));
}

export const personName = text('a name', 100);

export const anyPassword = z.string().min(1, words.required('the password'));

export const newPassword = z
  .string()
  .min(passwordLength.min, messages.auth.passwordHelp.length(passwordLength.min))
  .max(passwordLength.max, messages.auth.passwordHelp.max(passwordLength.max));
