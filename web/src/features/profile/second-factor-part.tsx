import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SecondFactor } from '@/api/types';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { ErrorState, LinesSkeleton } from '@/components/states';
import { Time } from '@/components/time';
import { toastDone } from '@/components/toast';
import { inside } from '@/messages/inside';
import { listed } from '@/messages/plural';
import { usePasswordGate } from '@/session/password-gate';
import { useRecoveryCodes } from '@/session/recovery-codes';
import { removeSecondFactor, renewRecoveryCodes, secondFactorQuery } from '@/session/second-factor';
import { SecondFactorSetup } from '@/session/second-factor-setup';
import classes from './profile.module.css';

const words = inside.secondFactor.part;
const fewCodes = 3;

/** Whether the person has a second factor, and all that they can do with it. */
export function SecondFactorPart() {
  const factor = useQuery(secondFactorQuery);
  if (factor.error && !factor.data) return <ErrorState error={factor.error} onRetry={() => void factor.refetch()} />;
  if (!factor.data) return <LinesSkeleton lines={2} />;
  if (factor.data.enabled) return <Enabled factor={factor.data} />;
  return (
    <div className={classes.form}>
      <p className={classes.state}>{words.off}</p>
      <SecondFactorSetup />
    </div>
  );
}

function Enabled({ factor: { enabled_at: since, recovery_codes_left: left, demanded_by: demandedBy } }: { factor: SecondFactor }) {
  const gate = usePasswordGate();
  const client = useQueryClient();
  const showCodes = useRecoveryCodes();
  const [asking, setAsking] = useState<'renew' | 'remove' | undefined>();
  const renew = async () => {
    const made = await gate(renewRecoveryCodes);
    if (!made.done) return;
    void showCodes(made.value);
    await client.invalidateQueries({ queryKey: secondFactorQuery.queryKey });
  };
  const remove = async () => {
    const gone = await gate(removeSecondFactor);
    if (!gone.done) return;
    toastDone(words.removed);
    await client.invalidateQueries();
  };
  return (
    <div className={classes.form}>
      <p className={classes.state}>
        {words.on} {since !== null && <Time at={since} />}. {words.left(left)}. {left <= fewCodes && words.fewLeft}
      </p>
      {demandedBy.length > 0 && <p className={classes.help}>{demand(demandedBy)}</p>}
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => { setAsking('renew'); }}>
          {words.renew}
        </Button>
        <Button variant="default" disabled={demandedBy.length > 0} onClick={() => { setAsking('remove'); }}>
          {words.remove}
        </Button>
      </div>
      <p className={classes.help}>{words.anotherHelp}</p>
      <SecondFactorSetup label={words.another} quiet />
      {asking === 'renew' && (
        <ConfirmDialog title={words.renewTitle} text={words.renewText} confirmLabel={words.renew} onConfirm={renew} onClose={() => { setAsking(undefined); }} />
      )}
      {asking === 'remove' && (
        <ConfirmDialog title={words.removeTitle} text={words.removeText} confirmLabel={words.remove} reversible onConfirm={remove} onClose={() => { setAsking(undefined); }} />
      )}
    </div>
  );
}

function demand(demandedBy: SecondFactor['demanded_by']): string {
  const workspaces = demandedBy.flatMap(({ workspace }) => (workspace ? [workspace.name] : []));
  return workspaces.length < demandedBy.length ? words.demandedByInstance : words.demandedByWorkspaces(listed(workspaces));
}
