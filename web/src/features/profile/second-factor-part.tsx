import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { SecondFactor } from '@/api/types';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { ErrorState, LinesSkeleton } from '@/components/states';
import { Time } from '@/components/time';
import { toastDone } from '@/components/toast';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { listed } from '@/messages/plural';
import { AddPasskey } from '@/session/add-passkey';
import { usePasswordGate } from '@/session/password-gate';
import { useRecoveryCodes } from '@/session/recovery-codes';
import { removeApp, removeSecondFactor, renewRecoveryCodes, secondFactorQuery } from '@/session/second-factor';
import { usePasskeysHere } from '@/session/passkeys-here';
import { SecondFactorSetup } from '@/session/second-factor-setup';
import { Passkeys } from './passkeys';
import classes from './profile.module.css';

const words = inside.secondFactor;
const fewCodes = 3;

/** Whether the person has a second factor, of what it consists, and all that they can do with it. */
export function SecondFactorPart() {
  const factor = useQuery(secondFactorQuery);
  const here = usePasskeysHere();
  if (factor.error && !factor.data) return <ErrorState error={factor.error} onRetry={() => void factor.refetch()} />;
  if (!factor.data) return <LinesSkeleton lines={2} />;
  const { enabled, app, passkeys } = factor.data;
  const available = factor.data.passkeys_available && here === true;
  const demanded = factor.data.demanded_by.length > 0;
  return (
    <div className={classes.form}>
      {enabled ? <Enabled factor={factor.data} /> : <p className={classes.state}>{words.part.off}</p>}
      <Kind title={words.passkeys.title} help={words.passkeys.help}>
        <Passkeys passkeys={passkeys} last={!app && passkeys.length === 1} demanded={demanded} />
        {available && <AddPasskey quiet={enabled} />}
        {here === false && <p className={classes.help}>{factor.data.passkeys_unavailable_reason ?? messages.auth.passkey.otherAddress}</p>}
      </Kind>
      <Kind title={words.app.title} help={app ? words.app.on : words.app.off}>
        <div className={classes.buttons}>
          {app ? <SecondFactorSetup label={words.app.another} quiet /> : <SecondFactorSetup quiet={enabled || available} />}
          {app && passkeys.length > 0 && <RemoveApp />}
        </div>
      </Kind>
    </div>
  );
}

function Kind({ title, help, children }: { title: string; help: string; children: ReactNode }) {
  return (
    <section className={classes.kind} aria-label={title}>
      <div>
        <h3 className={classes.kindTitle}>{title}</h3>
        <p className={classes.help}>{help}</p>
      </div>
      {children}
    </section>
  );
}

function Enabled({ factor: { enabled_at: since, recovery_codes_left: left, demanded_by: demandedBy } }: { factor: SecondFactor }) {
  const gate = usePasswordGate();
  const client = useQueryClient();
  const showCodes = useRecoveryCodes();
  const [asking, setAsking] = useState<'renew' | 'remove' | undefined>();
  const { part } = words;
  const renew = async () => {
    const made = await gate(renewRecoveryCodes);
    if (!made.done) return;
    void showCodes(made.value);
    await client.invalidateQueries({ queryKey: secondFactorQuery.queryKey });
  };
  const remove = async () => {
    const gone = await gate(removeSecondFactor);
    if (!gone.done) return;
    toastDone(part.removed);
    await client.invalidateQueries();
  };
  return (
    <>
      <p className={classes.state}>
        {part.on} {since !== null && <Time at={since} />}. {part.left(left)}. {left <= fewCodes && part.fewLeft}
      </p>
      {demandedBy.length > 0 && <p className={classes.help}>{demand(demandedBy)}</p>}
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => { setAsking('renew'); }}>
          {part.renew}
        </Button>
        <Button variant="default" disabled={demandedBy.length > 0} onClick={() => { setAsking('remove'); }}>
          {part.remove}
        </Button>
      </div>
      {asking === 'renew' && (
        <ConfirmDialog title={part.renewTitle} text={part.renewText} confirmLabel={part.renew} onConfirm={renew} onClose={() => { setAsking(undefined); }} />
      )}
      {asking === 'remove' && (
        <ConfirmDialog title={part.removeTitle} text={part.removeText} confirmLabel={part.remove} reversible onConfirm={remove} onClose={() => { setAsking(undefined); }} />
      )}
    </>
  );
}

/** Where passkeys stay. */
function RemoveApp() {
  const gate = usePasswordGate();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { app } = words;
  const remove = async () => {
    const gone = await gate(removeApp);
    if (!gone.done) return;
    toastDone(app.removed);
    await client.invalidateQueries({ queryKey: secondFactorQuery.queryKey });
  };
  return (
    <>
      <Button variant="default" onClick={() => { setAsking(true); }}>
        {app.remove}
      </Button>
      {asking && (
        <ConfirmDialog title={app.removeTitle} text={app.removeText} confirmLabel={app.remove} onConfirm={remove} onClose={() => { setAsking(false); }} />
      )}
    </>
  );
}

function demand(demandedBy: SecondFactor['demanded_by']): string {
  const workspaces = demandedBy.flatMap(({ workspace }) => (workspace ? [workspace.name] : []));
  return workspaces.length < demandedBy.length ? words.part.demandedByInstance : words.part.demandedByWorkspaces(listed(workspaces));
}
