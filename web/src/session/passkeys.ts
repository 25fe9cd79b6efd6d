/** What the browser does with passkeys. Few sign-ins need it: it is loaded by who uses one. */
import { startAuthentication, startRegistration, WebAuthnAbortService } from '@simplewebauthn/browser';
import { api, take } from '@/api/client';
import type { AddedPasskey, PasskeyAnswer } from '@/api/types';
import { messages } from '@/messages/en';
import { PasskeyEnded, PasskeyRefusal } from './passkey-refusal';

const words = messages.auth.passkey;

const askOptions = async () => (await take(api.POST('/session/passkey-options'))).options;

/** For a new passkey. Throws the server's `Problem`: the last sign-in is too long ago, there are too many. */
export const askCreation = async () => (await take(api.POST('/me/passkeys/options'))).options;

const cancel = () => { WebAuthnAbortService.cancelCeremony(); };

/** Lets the person show a passkey, until `signal` ends. Throws `PasskeyRefusal`, `PasskeyEnded`, or the server's `Problem`. */
export function askPasskey(signal: AbortSignal): Promise<PasskeyAnswer> {
  return untilEnded(signal, askOptions, async (options) => {
    const ask = () => answered(() => startAuthentication({ optionsJSON: options }));
    try {
      return await ask();
    } catch (error) {
      // A page has one request at a time: a suggestion that was about to begin took the place of what the person asked for.
      if (!(error instanceof PasskeyEnded) || signal.aborted) throw error;
      return await ask();
    }
  });
}

/**
 * Lets the browser offer its passkeys at the field that has `autocomplete="… webauthn"`, until one is chosen (its answer), `signal` ends or
 * the person shows one in another way (undefined). Asks for new options before the old ones end.
 */
export async function suggestPasskeys(signal: AbortSignal): Promise<PasskeyAnswer | undefined> {
  signal.addEventListener('abort', cancel);
  try {
    for (;;) {
      const options = await askOptions();
      if (signal.aborted) return undefined;
      const renewal = { due: false };
      const timer = window.setTimeout(() => {
        renewal.due = true;
        cancel();
      }, options.timeout * 0.8);
      try {
        return await answered(() => startAuthentication({ optionsJSON: options, useBrowserAutofill: true }));
      } catch {
        if (!renewal.due) return undefined;
      } finally {
        window.clearTimeout(timer);
      }
    }
  } catch {
    // Nobody asked for it: there is only nothing to suggest.
    return undefined;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

/** Has the browser make a passkey, until `signal` ends, and adds it to the caller's. Throws like `askPasskey`. */
export async function addPasskey(name: string, signal: AbortSignal): Promise<AddedPasskey> {
  const { response } = await untilEnded(signal, askCreation, (options) =>
    refusing(() => startRegistration({ optionsJSON: options }), words.notMade),
  );
  const body = {
    name,
    client_data: response.clientDataJSON,
    authenticator_data: response.authenticatorData ?? '',
    public_key: response.publicKey ?? '',
    transports: response.transports ?? [],
  };
  return take(api.POST('/me/passkeys', { body }));
}

/** What the browser does with the server's options; who has ended it meanwhile isn't asked any more. */
async function untilEnded<O, T>(signal: AbortSignal, options: () => Promise<O>, ask: (options: O) => Promise<T>): Promise<T> {
  const given = await options();
  if (signal.aborted) throw new PasskeyEnded();
  signal.addEventListener('abort', cancel);
  try {
    return await ask(given);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

async function answered(ask: () => ReturnType<typeof startAuthentication>): Promise<PasskeyAnswer> {
  const { id, response } = await refusing(ask, words.notUsed);
  return {
    id,
    client_data: response.clientDataJSON,
    authenticator_data: response.authenticatorData,
    signature: response.signature,
    user_handle: response.userHandle ?? '',
  };
}

/** Browsers tell little of why, so that no page learns which passkeys there are. */
async function refusing<T>(ask: () => Promise<T>, notAllowed: string): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const name = error instanceof Error || error instanceof DOMException ? error.name : '';
    if (name === 'AbortError') throw new PasskeyEnded();
    const said = new Map([
      ['NotAllowedError', notAllowed],
      ['InvalidStateError', words.there],
      ['NotSupportedError', words.unfit],
      ['ConstraintError', words.unfit],
      ['SecurityError', words.otherAddress],
    ]);
    throw new PasskeyRefusal(said.get(name) ?? words.failed);
  }
}
