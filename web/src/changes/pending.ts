import type { Plan } from '@/api/types';
import type { ChangeOutcome, ChangeQuery, ChangeRequest } from './types';

/** A change at work: its request, sent under one name from the first plan to the last confirmation. */
export interface Work {
  request: ChangeRequest<unknown>;
  send: (query: ChangeQuery) => Promise<unknown>;
}

/** A plan on show, and what has been chosen in it. */
export interface Pending {
  work: Work;
  plan: Plan;
  settle: boolean;
  newOwnerId: string | undefined;
  moved: boolean;
  busy: 'planning' | 'sending' | undefined;
  error: unknown;
  finish: (outcome: ChangeOutcome<unknown>) => void;
}

export type PendingOptions = Partial<Pick<Pending, 'settle' | 'newOwnerId'>>;
