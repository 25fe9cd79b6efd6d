import { Link } from '@tanstack/react-router';
import { api, take } from '@/api/client';
import { toastHint } from '@/components/toast';
import { inside } from '@/messages/inside';

const words = inside.secondFactor.recovered;

/** After a sign-in by a recovery code: how many are left, and where another app or a passkey is set up. */
export async function hintAtRecoveryCodes(): Promise<void> {
  const { recovery_codes_left: left } = await take(api.GET('/me/second-factor'));
  toastHint(words.title, (close) => (
    <>
      {inside.secondFactor.part.left(left)}. {words.text}{' '}
      <Link to="/profile" onClick={close}>
        {words.toProfile}
      </Link>
    </>
  ));
}
