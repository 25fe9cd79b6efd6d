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

/** What may be given: `code` where there is an app, `passkey` where there are passkeys. */
export type SecondFactorWay = 'code' | 'passkey';

/** Of who isn't signed in, the refusal says which ways there are; of who is, the server does. */
export async function waysAfter(refusal: unknown): Promise<SecondFactorWay[]> {
  if (isProblem(refusal) && refusal.body.second_factors) return refusal.body.second_factors;
  const { app, passkeys } = await take(api.GET('/me/second-factor'));
  return [...(app ? (['code'] as const) : []), ...(passkeys.length > 0 ? (['passkey'] as const) : [])];
}

export const secondFactorQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: () => take(api.GET('/me/second-factor')),
});

export const beginSecondFactor = () => take(api.POST('/me/second-factor'));

/** The recovery codes; null where those that there are stay. */
export const confirmSecondFactor = async (code: string): Promise<string[] | null> =>
  (await take(api.POST('/me/second-factor/confirm', { body: { code } }))).recovery_codes ?? null;

export const renewRecoveryCodes = async (): Promise<string[]> => (await take(api.POST('/me/second-factor/recovery-codes'))).recovery_codes ?? [];

export const removeSecondFactor = () => take(api.DELETE('/me/second-factor'));

export const removeApp = () => take(api.DELETE('/me/second-factor/app'));

export const renamePasskey = (passkey: string, name: string) =>
  take(api.PATCH('/me/passkeys/{passkey}', { params: { path: { passkey } }, body: { name } }));

export const removePasskey = (passkey: string) => take(api.DELETE('/me/passkeys/{passkey}', { params: { path: { passkey } } }));
