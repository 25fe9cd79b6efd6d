import { Anchor, Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { QRCodeSVG } from 'qrcode.react';
import { useState } from 'react';
import { isProblem, saying } from '@/api/problem';
import type { SecondFactorSecret } from '@/api/types';
import { CopyField } from '@/components/copy-field';
import { toastDone, toastProblem } from '@/components/toast';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { usePasswordGate } from './password-gate';
import { useRecoveryCodes } from './recovery-codes';
import { beginSecondFactor, confirmSecondFactor } from './second-factor';
import classes from './second-factor.module.css';

const words = inside.secondFactor;

interface SetupProps {
  /** What the button says that begins. */
  label?: string;
  /** Beside what is more to the point. */
  quiet?: boolean;
}

/** From the button to the confirmed app and its recovery codes. Whatever depends on it is asked for again afterwards. */
export function SecondFactorSetup({ label = words.app.begin, quiet = false }: SetupProps) {
  const gate = usePasswordGate();
  const [secret, setSecret] = useState<SecondFactorSecret | undefined>();
  const [beginning, setBeginning] = useState(false);
  const begin = async () => {
    setBeginning(true);
    try {
      const made = await gate(beginSecondFactor);
      if (made.done) setSecret(made.value);
    } catch (error) {
      toastProblem(error);
    }
    setBeginning(false);
  };
  if (secret) return <Confirm secret={secret} onEnd={() => { setSecret(undefined); }} />;
  return (
    <div>
      <Button variant={quiet ? 'default' : 'filled'} loading={beginning} onClick={() => void begin()}>
        {label}
      </Button>
    </div>
  );
}

function Confirm({ secret: { secret, uri }, onEnd }: { secret: SecondFactorSecret; onEnd: () => void }) {
  const client = useQueryClient();
  const gate = usePasswordGate();
  const showCodes = useRecoveryCodes();
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | undefined>();
  const [sending, setSending] = useState(false);
  const confirm = async () => {
    setSending(true);
    setProblem(undefined);
    try {
      const made = await gate(() => confirmSecondFactor(code));
      if (made.done) {
        const codes = made.value;
        toastDone(codes ? words.setup.done : words.app.done);
        onEnd();
        await Promise.all([codes && showCodes(codes), client.invalidateQueries()]);
      }
      setSending(false);
    } catch (error) {
      setProblem((isProblem(error) ? error.field('code') : undefined) ?? saying(error));
      setSending(false);
    }
  };
  return (
    <form
      className={classes.setup}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      <div>
        <p className={classes.step}>{words.setup.scan}</p>
        <p className={classes.help}>{words.setup.scanHelp}</p>
        <div className={classes.qr}>
          <QRCodeSVG value={uri ?? ''} size={176} marginSize={0} level="M" role="img" aria-label={words.setup.qrLabel} />
        </div>
        {uri !== null && (
          <Anchor href={uri} size="sm" className={classes.open}>
            {words.setup.open}
          </Anchor>
        )}
      </div>
      <CopyField label={words.setup.secret} value={secret ?? ''} />
      <TextInput
        label={words.setup.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        maxLength={100}
        w={280}
        maw="100%"
        value={code}
        error={problem}
        onChange={(event) => { setCode(event.currentTarget.value); }}
      />
      <div className={classes.buttons}>
        <Button type="submit" loading={sending} disabled={code.trim() === ''}>
          {words.setup.confirm}
        </Button>
        <Button variant="default" disabled={sending} onClick={onEnd} style={{ marginLeft: 0 }}>
          {messages.common.cancel}
        </Button>
      </div>
    </form>
  );
}
