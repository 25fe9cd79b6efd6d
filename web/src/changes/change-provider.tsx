import { type Query, useQueryClient } from '@tanstack/react-query';
import { lazyRouteComponent } from '@tanstack/react-router';
import { type ReactNode, Suspense, useMemo, useRef, useState } from 'react';
import type { Plan } from '@/api/types';
import { isProblem } from '@/api/problem';
import { toastDone, toastProblem } from '@/components/toast';
import { ChangeContext, type ChangeRunner } from './change-context';
import type { Pending, PendingOptions, Work } from './pending';
import type { ChangeOutcome, ChangeQuery, ChangeRequest } from './types';
import { countOf } from './plan-summary';
import { undoOf } from './undo';

// The dialog comes when the first change needs it: the sign-in page doesn't carry it.
const PendingDialog = lazyRouteComponent(() => import('./pending-dialog'), 'PendingDialog');

/** Fetches its file before there is a need. */
export const preloadPlanDialog = () => PendingDialog.preload?.();

type Ask = (work: Work, plan: Plan, moved?: boolean) => Promise<ChangeOutcome<unknown>>;

/** Runs changes and shows their plans: one dialog for the whole console. */
export function ChangeProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [pending, setPending] = useState<Pending | undefined>();
  // An answer that comes late must not touch the dialog of another change.
  const current = useRef<Work | undefined>(undefined);

  const runner = useMemo<ChangeRunner>(() => {
    const ask: Ask = (work, plan, moved = false) =>
      new Promise((resolve) => {
        current.current = work;
        // Asks again for a file that didn't come before.
        void preloadPlanDialog();
        const finish = (outcome: ChangeOutcome<unknown>) => {
          current.current = undefined;
          setPending(undefined);
          resolve(outcome);
        };
        setPending({ work, plan, settle: false, newOwnerId: undefined, moved, busy: undefined, error: undefined, finish });
      });
    const run = async <T,>(request: ChangeRequest<T>): Promise<ChangeOutcome<T>> => {
      const id = crypto.randomUUID();
      const work: Work = {
        request: request as ChangeRequest<unknown>,
        send: (query) => request.send(query, { 'X-Request-ID': id }),
      };
      const outcome = (await start(work, ask)) as ChangeOutcome<T>;
      if (outcome.done) {
        // A page doesn't say that there is nothing while it learns what there is now.
        for (const query of client.getQueryCache().findAll({ predicate: isEmptyList })) query.reset();
        // What forms ask about a change not yet made is over with it, and must not be asked again.
        void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'preview' });
        const said = typeof request.done === 'function' ? request.done(outcome.value) : request.done;
        const undo = request.undoable === true ? undoOf(request.place, id, said) : undefined;
        if (said !== undefined) toastDone(said, undo && (() => void run(undo).catch(toastProblem)));
      }
      return outcome;
    };
    return { run };
  }, [client]);

  const update = (work: Work, part: Partial<Pending>) => {
    if (current.current === work) setPending((now) => (now ? { ...now, ...part } : now));
  };

  const replan = async (now: Pending, options: PendingOptions) => {
    update(now.work, { ...options, busy: 'planning', error: undefined });
    try {
      const reply = await now.work.send({ ...choices({ ...now, ...options }), dry_run: true });
      update(now.work, { plan: planOf(reply), busy: undefined, moved: false });
    } catch (error) {
      update(now.work, { busy: undefined, error, settle: now.settle, newOwnerId: now.newOwnerId });
    }
  };

  const confirm = async (now: Pending) => {
    update(now.work, { busy: 'sending', error: undefined });
    try {
      const value = await now.work.send({ ...choices(now), confirm: now.plan.digest });
      now.finish({ done: true, value });
    } catch (error) {
      const plan = planAskedFor(error);
      update(now.work, plan ? { plan, busy: undefined, moved: true } : { busy: undefined, error });
    }
  };

  return (
    <ChangeContext value={runner}>
      {children}
      {pending && (
        <Suspense>
          <PendingDialog
            pending={pending}
            onOptions={(options) => void replan(pending, options)}
            onConfirm={() => void confirm(pending)}
          />
        </Suspense>
      )}
    </ChangeContext>
  );
}

function isEmptyList({ queryKey, state: { data } }: Query): boolean {
  return queryKey[0] !== 'preview' && (data as { items?: unknown[] } | null | undefined)?.items?.length === 0;
}

async function start(work: Work, ask: Ask): Promise<ChangeOutcome<unknown>> {
  const { show = 'needed', seen } = work.request;
  if (seen?.requires_confirmation === true && !leavesChoices(seen)) return confirmSeen(work, seen, ask);
  if (show !== 'needed') {
    const plan = planOf(await work.send({ dry_run: true }));
    const must = show === 'always' || plan.requires_confirmation || plan.settleable_count > 0;
    if (must) return ask(work, plan);
  }
  try {
    return { done: true, value: await work.send({}) };
  } catch (error) {
    const plan = planAskedFor(error);
    if (plan) return ask(work, plan);
    throw error;
  }
}

/** Where the state moved since it was seen, the plan as it stands now is shown. */
async function confirmSeen(work: Work, seen: Plan, ask: Ask): Promise<ChangeOutcome<unknown>> {
  try {
    return { done: true, value: await work.send({ confirm: seen.digest }) };
  } catch (error) {
    const plan = planAskedFor(error);
    if (plan) return ask(work, plan, true);
    throw error;
  }
}

/** Who goes back to End-user, who gets what is handed over: chosen in the dialog. */
function leavesChoices(plan: Plan): boolean {
  return plan.settleable_count > 0 || countOf(plan, 'owner_changed') > 0;
}

function planAskedFor(error: unknown): Plan | undefined {
  return isProblem(error, 'confirmation_required') ? error.body.plan : undefined;
}

function choices({ settle, newOwnerId }: Pick<Pending, 'settle' | 'newOwnerId'>): ChangeQuery {
  return { ...(settle && { settle_roles: true }), ...(newOwnerId !== undefined && { new_owner_id: newOwnerId }) };
}

/** The plan of a `dry_run` reply. */
function planOf(reply: unknown): Plan {
  return (reply as { plan: Plan }).plan;
}
