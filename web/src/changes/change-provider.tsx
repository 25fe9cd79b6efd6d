import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react';
import type { Plan } from '@/api/types';
import { isProblem } from '@/api/problem';
import { effectsLoader } from './load-effects';
import { PlanDialog } from './plan-dialog';
import type { ChangeOutcome, ChangeQuery, ChangeRequest, PlanReply } from './types';
import { useOwnerChoices } from './use-owner-choices';

interface Pending {
  request: ChangeRequest<unknown>;
  plan: Plan;
  settle: boolean;
  newOwnerId: string | undefined;
  moved: boolean;
  busy: 'planning' | 'sending' | undefined;
  error: unknown;
  finish: (outcome: ChangeOutcome<unknown>) => void;
}

interface ChangeRunner {
  /** Makes a change; where a plan must be seen first, shows it and waits. Throws the server's other refusals. */
  run: <T>(request: ChangeRequest<T>) => Promise<ChangeOutcome<T>>;
}

const ChangeContext = createContext<ChangeRunner | undefined>(undefined);

export function useChange(): ChangeRunner {
  const runner = useContext(ChangeContext);
  if (!runner) throw new Error('useChange needs a ChangeProvider above it');
  return runner;
}

/** Runs changes and shows their plans: one dialog for the whole console. */
export function ChangeProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [pending, setPending] = useState<Pending | undefined>();
  // An answer that comes late must not touch the dialog of another change.
  const current = useRef<object | undefined>(undefined);

  const runner = useMemo<ChangeRunner>(() => {
    const ask = (request: ChangeRequest<unknown>, plan: Plan) =>
      new Promise<ChangeOutcome<unknown>>((resolve) => {
        current.current = request;
        const finish = (outcome: ChangeOutcome<unknown>) => {
          current.current = undefined;
          setPending(undefined);
          resolve(outcome);
        };
        setPending({ request, plan, settle: false, newOwnerId: undefined, moved: false, busy: undefined, error: undefined, finish });
      });
    return {
      run: async <T,>(request: ChangeRequest<T>) => {
        const outcome = await start(request, ask);
        if (outcome.done) await client.invalidateQueries();
        return outcome as ChangeOutcome<T>;
      },
    };
  }, [client]);

  const update = (request: object, part: Partial<Pending>) => {
    if (current.current === request) setPending((now) => (now ? { ...now, ...part } : now));
  };

  const replan = async (now: Pending, options: { settle?: boolean; newOwnerId?: string | undefined }) => {
    const next = { ...now, ...options };
    update(now.request, { ...options, busy: 'planning', error: undefined });
    try {
      const reply = await now.request.send({ ...choices(next), dry_run: true });
      update(now.request, { plan: planOf(reply), busy: undefined, moved: false });
    } catch (error) {
      update(now.request, { busy: undefined, error, settle: now.settle, newOwnerId: now.newOwnerId });
    }
  };

  const confirm = async (now: Pending) => {
    update(now.request, { busy: 'sending', error: undefined });
    try {
      const value = await now.request.send({ ...choices(now), confirm: now.plan.digest });
      now.finish({ done: true, value });
    } catch (error) {
      const plan = isProblem(error, 'confirmation_required') ? error.body.plan : undefined;
      if (plan) update(now.request, { plan, busy: undefined, moved: true });
      else update(now.request, { busy: undefined, error });
    }
  };

  return (
    <ChangeContext value={runner}>
      {children}
      {pending && (
        <PendingDialog
          pending={pending}
          onOptions={(options) => void replan(pending, options)}
          onConfirm={() => void confirm(pending)}
        />
      )}
    </ChangeContext>
  );
}

interface PendingDialogProps {
  pending: Pending;
  onOptions: (options: { settle?: boolean; newOwnerId?: string | undefined }) => void;
  onConfirm: () => void;
}

function PendingDialog({ pending, onOptions, onConfirm }: PendingDialogProps) {
  const { request, plan, finish, ...state } = pending;
  const handsOver = ((plan.counts as Record<string, number | undefined>).owner_changed ?? 0) > 0;
  const ownerChoices = useOwnerChoices(request.place, handsOver);
  return (
    <PlanDialog
      title={request.title}
      confirmLabel={request.confirmLabel}
      destructive={request.destructive}
      plan={plan}
      {...state}
      ownerChoices={ownerChoices}
      loadEffects={effectsLoader(request.place)}
      onOptions={onOptions}
      onConfirm={onConfirm}
      onCancel={() => {
        finish({ done: false });
      }}
    />
  );
}

type Ask = (request: ChangeRequest<unknown>, plan: Plan) => Promise<ChangeOutcome<unknown>>;

async function start(request: ChangeRequest<unknown>, ask: Ask): Promise<ChangeOutcome<unknown>> {
  const show = request.show ?? 'needed';
  if (show !== 'needed') {
    const plan = planOf(await request.send({ dry_run: true }));
    const must = show === 'always' || plan.requires_confirmation || plan.settleable_count > 0;
    if (must) return ask(request, plan);
  }
  try {
    return { done: true, value: await request.send({}) };
  } catch (error) {
    const plan = isProblem(error, 'confirmation_required') ? error.body.plan : undefined;
    if (plan) return ask(request, plan);
    throw error;
  }
}

function choices({ settle, newOwnerId }: Pick<Pending, 'settle' | 'newOwnerId'>): ChangeQuery {
  return { ...(settle && { settle_roles: true }), ...(newOwnerId !== undefined && { new_owner_id: newOwnerId }) };
}

/** The plan of a `dry_run` reply. */
export function planOf(reply: unknown): Plan {
  return (reply as PlanReply).plan;
}
