import { type ReactNode, useState } from 'react';
import { AskSecondFactor } from './ask-second-factor';
import { secondFactorIn } from './second-factor';

interface SecondFactorStep {
  asked: boolean;
  /** For the body of the request. */
  body: { second_factor?: string };
  /** The field that asks for it, once the server has. */
  field: ReactNode;
  /** Asks for it, or says what was wrong with it. False: the refusal is about something else. */
  take: (refusal: unknown) => boolean;
  forget: () => void;
}

/** The second step of a form that sends a password: asked for only where the server asks for it. */
export function useSecondFactor(): SecondFactorStep {
  const [answer, setAnswer] = useState<string | undefined>();
  const [problem, setProblem] = useState<string | undefined>();
  const asked = answer !== undefined;
  const change = (next: string) => {
    setAnswer(next);
    setProblem(undefined);
  };
  return {
    asked,
    body: answer ? { second_factor: answer } : {},
    field: asked && <AskSecondFactor value={answer} onChange={change} error={problem} />,
    take: (refusal) => {
      const wrong = secondFactorIn(refusal);
      setProblem(wrong && (asked || !wrong.missing) ? wrong.detail : undefined);
      if (wrong && !asked) setAnswer('');
      return wrong !== undefined;
    },
    forget: () => {
      setAnswer(undefined);
      setProblem(undefined);
    },
  };
}
