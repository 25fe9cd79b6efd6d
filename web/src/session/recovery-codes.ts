import { createContext, useContext } from 'react';

/** Shows the codes until the person says that they have kept them. */
export type ShowRecoveryCodes = (codes: string[]) => Promise<void>;

export const RecoveryCodesContext = createContext<ShowRecoveryCodes | undefined>(undefined);

export function useRecoveryCodes(): ShowRecoveryCodes {
  const show = useContext(RecoveryCodesContext);
  if (!show) throw new Error('useRecoveryCodes needs a RecoveryCodesProvider above it');
  return show;
}
