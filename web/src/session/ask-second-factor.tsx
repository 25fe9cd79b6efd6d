import { lazy, Suspense } from 'react';
import { LinesSkeleton } from '@/components/states';
import type { SecondFactorWay } from './second-factor';

/** What is asked for now. */
export type SecondFactorKind = SecondFactorWay | 'recovery';

export interface SecondFactorFieldProps {
  ways: SecondFactorWay[];
  kind: SecondFactorKind;
  /** The digits or the recovery code. */
  typed: string;
  onChange: (part: { kind?: SecondFactorKind; typed?: string }) => void;
  error?: string | undefined;
}

// Most people who sign in never see it: it is no part of the page's first load.
const Field = lazy(async () => ({ default: (await import('./second-factor-field')).SecondFactorField }));

/** Asks for the six digits of the authenticator app, for a passkey, or for a recovery code. */
export function AskSecondFactor(props: SecondFactorFieldProps) {
  return (
    <Suspense fallback={<LinesSkeleton lines={2} />}>
      <Field {...props} />
    </Suspense>
  );
}
