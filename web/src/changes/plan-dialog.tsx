import { Alert, Button, LoadingOverlay, Modal, Select } from '@mantine/core';
import type { Plan } from '@/api/types';
import { saying } from '@/api/problem';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { countOf } from './plan-summary';
import { PlanView } from './plan-view';
import classes from './plan.module.css';
import type { LoadEffects, OwnerChoice } from './types';

const words = inside.changes;

interface PlanDialogProps {
  title: string;
  plan: Plan;
  confirmLabel?: string | undefined;
  destructive?: boolean | undefined;
  /** Said while the change is made, where that may take a while. */
  working?: string | undefined;
  /** The state moved after this plan's predecessor was shown. */
  moved?: boolean;
  /** `planning` while another plan is worked out, `sending` while the change is made. */
  busy?: 'planning' | 'sending' | undefined;
  error?: unknown;
  settle: boolean;
  newOwnerId: string | undefined;
  ownerChoices?: OwnerChoice[] | undefined;
  loadEffects?: LoadEffects | undefined;
  onOptions: (options: { settle?: boolean; newOwnerId?: string | undefined }) => void;
  onConfirm: () => void;
  onCancel: () => void;
}

/** The one dialog in which a change is looked at before it is made. */
export function PlanDialog(props: PlanDialogProps) {
  const { plan, busy, settle, newOwnerId, onOptions } = props;
  const handsOver = countOf(plan, 'owner_changed') > 0;
  return (
    <Modal
      opened
      onClose={props.onCancel}
      title={props.title}
      size={560}
      closeButtonProps={{ 'aria-label': messages.common.close }}
    >
      {props.moved === true && (
        <Alert color="gray" mb="md" role="alert">
          {words.moved}
        </Alert>
      )}
      <div className={classes.dialogBody} aria-busy={busy === 'planning'}>
        <LoadingOverlay visible={busy === 'planning'} loaderProps={{ role: 'status', 'aria-label': words.replanning }} />
        <PlanView
          plan={plan}
          loadEffects={props.loadEffects}
          settle={settle}
          onSettle={(next) => {
            onOptions({ settle: next });
          }}
          ownerChoice={
            handsOver && (
              <Select
                mt="sm"
                label={words.newOwner}
                description={words.newOwnerHelp}
                placeholder={words.newOwnerDefault}
                searchable
                clearable
                value={newOwnerId ?? null}
                data={(props.ownerChoices ?? []).map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(id) => {
                  onOptions({ newOwnerId: id ?? undefined });
                }}
              />
            )
          }
        />
      </div>
      <div className={classes.foot}>
        {props.error !== undefined && (
          <Alert color="danger" w="100%" mb={6} role="alert">
            {saying(props.error)}
          </Alert>
        )}
        {busy === 'sending' && props.working !== undefined && <Working text={props.working} />}
        <Button variant="default" onClick={props.onCancel}>
          {messages.common.cancel}
        </Button>
        <Button
          color={props.destructive === true ? 'danger' : undefined}
          loading={busy === 'sending'}
          disabled={busy === 'planning'}
          onClick={props.onConfirm}
        >
          {props.confirmLabel ?? words.confirm}
        </Button>
      </div>
    </Modal>
  );
}

/** All of a change is made at once, so there is no "so far": the bar only shows that it goes on. */
function Working({ text }: { text: string }) {
  return (
    <div className={classes.working} role="status">
      {text}
      <div className={classes.bar} role="progressbar" aria-label={text} />
    </div>
  );
}
