import { createContext, useContext } from 'react';
import type { ChangeOutcome, ChangeRequest } from './types';

export interface ChangeRunner {
  /** Makes a change; where a plan must be seen first, shows it and waits. Throws the server's other refusals. */
  run: <T>(request: ChangeRequest<T>) => Promise<ChangeOutcome<T>>;
}

export const ChangeContext = createContext<ChangeRunner | undefined>(undefined);

export function useChange(): ChangeRunner {
  const runner = useContext(ChangeContext);
  if (!runner) throw new Error('useChange needs a ChangeProvider above it');
  return runner;
}
