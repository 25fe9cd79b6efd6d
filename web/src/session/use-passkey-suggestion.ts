import { useEffect, useEffectEvent } from 'react';
import type { PasskeyAnswer } from '@/api/types';
import { usePasskeysHere } from './passkeys-here';

/** Lets the browser suggest passkeys in the field that has `autocomplete="… webauthn"`, where it can; anew with each `round`. */
export function usePasskeySuggestion(wanted: boolean, round: number, onAnswer: (answer: PasskeyAnswer) => void): void {
  const answer = useEffectEvent(onAnswer);
  const here = usePasskeysHere();
  useEffect(() => {
    if (!wanted || here !== true) return undefined;
    const end = new AbortController();
    const suggest = async () => {
      if (!(await PublicKeyCredential.isConditionalMediationAvailable())) return;
      const { suggestPasskeys } = await import('./passkeys');
      const chosen = end.signal.aborted ? undefined : await suggestPasskeys(end.signal);
      if (chosen && !end.signal.aborted) answer(chosen);
    };
    // Browsers that can't, and a file that didn't come: there is only nothing to suggest.
    suggest().catch(() => undefined);
    return () => { end.abort(); };
  }, [wanted, here, round]);
}
