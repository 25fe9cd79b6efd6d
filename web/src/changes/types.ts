import type { EffectsPage, Plan } from '@/api/types';

/** What every change can carry in its query. */
export interface ChangeQuery {
  dry_run?: boolean;
  confirm?: string;
  settle_roles?: boolean;
  new_owner_id?: string;
}

/** Names the request, so that its audit event can be found for an undo. */
export type ChangeHeaders = Record<'X-Request-ID', string>;

/** Sends one change. Called again with another query to see its plan, and to confirm it. */
export type SendChange<T> = (query: ChangeQuery, headers: ChangeHeaders) => Promise<T>;

/** Further effects of a plan. */
export type LoadEffects = (digest: string, cursor: string) => Promise<EffectsPage>;

export interface OwnerChoice {
  id: string;
  name: string;
}

/** Where a change happens: a workspace, by id or slug, or the instance. */
export type ChangePlace = { workspace: string } | 'instance';

export interface ChangeRequest<T> {
  place: ChangePlace;
  title: string;
  /** The words on the button that confirms. */
  confirmLabel?: string;
  /** The button is red: what it does can't be undone. */
  destructive?: boolean;
  /**
   * When the plan is shown: `always` before anything is sent; `needed` when the server asks for a confirmation;
   * `settleable` also when someone could go back to End-user.
   */
  show?: 'always' | 'needed' | 'settleable';
  send: SendChange<T>;
  /** The plan that the person has before their eyes already: it is confirmed as it stands, unless it leaves something to choose. */
  seen?: Plan | undefined;
  /** For one that may take a while: said while it is made. */
  working?: string;
  /** Said when it is done. */
  done?: string | ((value: T) => string);
  /** What is said comes with *Undo* (model M49). */
  undoable?: boolean;
}

export type ChangeOutcome<T> = { done: true; value: T } | { done: false };

export interface PlanReply {
  plan: Plan;
}
