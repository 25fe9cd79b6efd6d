import { lazy, Suspense } from 'react';
import { LinesSkeleton } from '@/components/states';

export interface SecondFactorFieldProps {
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}

// Most people who sign in never see it: it is no part of the page's first load.
const Field = lazy(async () => ({ default: (await import('./second-factor-field')).SecondFactorField }));

/** Asks for the six digits of the authenticator app, or for a recovery code. */
export function AskSecondFactor(props: SecondFactorFieldProps) {
  return (
    <Suspense fallback={<LinesSkeleton lines={2} />}>
      <Field {...props} />
    </Suspense>
  );
}
