import { type ReactNode, useCallback, useState } from 'react';
import { RecoveryCodesDialog } from './recovery-codes-dialog';
import { RecoveryCodesContext, type ShowRecoveryCodes } from './recovery-codes';

interface Shown {
  codes: string[];
  close: () => void;
}

/** Stands above all pages: the codes are shown once, and must not go with the page that asked for them. */
export function RecoveryCodesProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown | undefined>();
  const show = useCallback<ShowRecoveryCodes>(async (codes) => {
    await new Promise<void>((close) => { setShown({ codes, close }); });
    setShown(undefined);
  }, []);
  return (
    <RecoveryCodesContext value={show}>
      {children}
      {shown && <RecoveryCodesDialog codes={shown.codes} onClose={shown.close} />}
    </RecoveryCodesContext>
  );
}
