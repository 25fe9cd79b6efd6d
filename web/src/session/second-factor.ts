/** The caller's second factor: what a refusal says of it, and the calls that set it up. */
import { queryOptions } from '@tanstack/react-query';
import { api, take } from '@/api/client';
import { isProblem } from '@/api/problem';

/** What is wrong with the second factor: it wasn't sent, or it was wrong, in the server's words. Undefined: something else is. */
export function secondFactorIn(error: unknown): { missing: boolean; detail: string } | undefined {
  if (!isProblem(error)) return undefined;
  const { code, detail } = error.body.errors?.find(({ pointer }) => pointer === '/second_factor') ?? error.body;
  if (code === 'second_factor_required') return { missing: true, detail };
  if (code === 'second_factor_invalid') return { missing: false, detail };
  return undefined;
}

export const secondFactorQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: () => take(api.GET('/me/second-factor')),
});

export const beginSecondFactor = () => take(api.POST('/me/second-factor'));

export const confirmSecondFactor = async (code: string): Promise<string[]> =>
  (await take(api.POST('/me/second-factor/confirm', { body: { code } }))).recovery_codes ?? [];

export const renewRecoveryCodes = async (): Promise<string[]> => (await take(api.POST('/me/second-factor/recovery-codes'))).recovery_codes ?? [];

export const removeSecondFactor = () => take(api.DELETE('/me/second-factor'));
