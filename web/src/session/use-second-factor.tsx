import { type ReactNode, useState } from 'react';
import type { PasskeyAnswer } from '@/api/types';
import { AskSecondFactor, type SecondFactorKind } from './ask-second-factor';
import { PasskeyEnded, passkeyFault } from './passkey-refusal';
import { usePasskeysHere } from './passkeys-here';
import { secondFactorIn, type SecondFactorWay, waysAfter } from './second-factor';
import { useEnding } from './use-ending';

interface SecondFactorStep {
  asked: boolean;
  /** A recovery code is what was typed. */
  byRecoveryCode: boolean;
  /** A passkey is what is asked for. */
  byPasskey: boolean;
  /** For the body of the request; a passkey is asked for now. */
  answer: () => Promise<{ second_factor?: string; passkey?: PasskeyAnswer }>;
  /** The field that asks for it, once the server has. */
  field: ReactNode;
  /** Asks for it, or says what was wrong with it. False: the refusal is about something else. */
  take: (refusal: unknown) => boolean;
  forget: () => void;
}

interface Asked {
  ways: SecondFactorWay[];
  kind: SecondFactorKind;
  typed: string;
}

const sixDigits = /^(\d[\s-]*){6}$/;

/** The second step of a form that sends a password: asked for only where the server asks for it. */
export function useSecondFactor(): SecondFactorStep {
  const [asked, setAsked] = useState<Asked | undefined>();
  const [problem, setProblem] = useState<string | undefined>();
  const here = usePasskeysHere();
  const ending = useEnding();
  const change = (part: Partial<Asked>) => {
    ending.end();
    setAsked((now) => now && { ...now, ...part });
    setProblem(undefined);
  };
  const begin = (all: SecondFactorWay[]) => {
    const ways = all.filter((way) => way !== 'passkey' || here === true);
    setAsked({ ways, kind: ways.find((way) => way === 'code') ?? ways[0] ?? 'recovery', typed: '' });
  };
  return {
    asked: asked !== undefined,
    byRecoveryCode: asked !== undefined && asked.kind !== 'passkey' && asked.typed !== '' && !sixDigits.test(asked.typed.trim()),
    byPasskey: asked?.kind === 'passkey',
    answer: async () => {
      if (asked?.kind === 'passkey') {
        const signal = ending.begin();
        return { passkey: await (await import('./passkeys')).askPasskey(signal) };
      }
      return asked?.typed ? { second_factor: asked.typed } : {};
    },
    field: asked && <AskSecondFactor {...asked} onChange={change} error={problem} />,
    take: (refusal) => {
      if (refusal instanceof PasskeyEnded) return true;
      const wrong = secondFactorIn(refusal);
      const fault = asked?.kind === 'passkey' ? passkeyFault(refusal) : undefined;
      setProblem(fault ?? (wrong && (asked || !wrong.missing) ? wrong.detail : undefined));
      // Which ways there are can't always be learned; the digits or a recovery code are taken in any case.
      if (wrong && !asked) void waysAfter(refusal).then(begin, () => { begin(['code']); });
      return wrong !== undefined || fault !== undefined;
    },
    forget: () => {
      ending.end();
      setAsked(undefined);
      setProblem(undefined);
    },
  };
}
