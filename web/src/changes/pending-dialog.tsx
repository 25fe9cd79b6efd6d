import { effectsLoader } from './load-effects';
import type { Pending, PendingOptions } from './pending';
import { PlanDialog } from './plan-dialog';
import { countOf } from './plan-summary';
import { useOwnerChoices } from './use-owner-choices';

interface PendingDialogProps {
  pending: Pending;
  onOptions: (options: PendingOptions) => void;
  onConfirm: () => void;
}

/** The plan dialog of the change at work, with what it needs from the server. */
export function PendingDialog({ pending, onOptions, onConfirm }: PendingDialogProps) {
  const { work, plan, finish, ...state } = pending;
  const { place, title, confirmLabel, destructive, working } = work.request;
  const handsOver = countOf(plan, 'owner_changed') > 0 || state.newOwnerId !== undefined;
  const ownerChoices = useOwnerChoices(place, handsOver);
  return (
    <PlanDialog
      title={title}
      confirmLabel={confirmLabel}
      destructive={destructive}
      working={working}
      plan={plan}
      {...state}
      ownerChoices={place === 'instance' ? undefined : ownerChoices}
      loadEffects={effectsLoader(place)}
      onOptions={onOptions}
      onConfirm={onConfirm}
      onCancel={() => {
        finish({ done: false });
      }}
    />
  );
}
