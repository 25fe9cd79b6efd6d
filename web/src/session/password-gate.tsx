import { Button, Modal, PasswordInput, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { api, take } from '@/api/client';
import { isProblem, saying } from '@/api/problem';
import type { PasskeyAnswer } from '@/api/types';
import { FormAlert } from '@/forms/form-alert';
import { messages } from '@/messages/en';
import { PasskeyButton } from './passkey-button';
import { PasskeyEnded, passkeyFault } from './passkey-refusal';
import classes from './password-gate.module.css';
import { usePasskeysHere } from './passkeys-here';
import { secondFactorQuery } from './second-factor';
import { useSecondFactor } from './use-second-factor';

const words = messages.common.gate;

export type Gated<T> = { done: true; value: T } | { done: false };

type Gate = <T>(work: () => Promise<T>) => Promise<Gated<T>>;

const GateContext = createContext<Gate | undefined>(undefined);

/** Does what the server allows only shortly after a password was given: asks for it where the server does, then goes on. */
export function usePasswordGate(): Gate {
  const gate = useContext(GateContext);
  if (!gate) throw new Error('usePasswordGate needs a PasswordGateProvider above it');
  return gate;
}

export function PasswordGateProvider({ children }: { children: ReactNode }) {
  const [answer, setAnswer] = useState<((given: boolean) => void) | undefined>();

  const gate = useCallback<Gate>(async (work) => {
    try {
      return { done: true, value: await work() };
    } catch (error) {
      if (!isProblem(error, 'reauthentication_required')) throw error;
    }
    const given = await new Promise<boolean>((resolve) => {
      setAnswer(() => resolve);
    });
    setAnswer(undefined);
    return given ? { done: true, value: await work() } : { done: false };
  }, []);
  return (
    <GateContext value={gate}>
      {children}
      {answer && <PasswordDialog onAnswer={answer} />}
    </GateContext>
  );
}

function PasswordDialog({ onAnswer }: { onAnswer: (given: boolean) => void }) {
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | undefined>();
  const [sending, setSending] = useState(false);
  const [passkeyProblem, setPasskeyProblem] = useState<string | undefined>();
  const second = useSecondFactor();
  const here = usePasskeysHere();
  const hasPasskey = (useQuery(secondFactorQuery).data?.passkeys.length ?? 0) > 0 && here === true;
  const submit = async () => {
    setSending(true);
    setProblem(undefined);
    setPasskeyProblem(undefined);
    try {
      await take(api.POST('/session/confirm', { body: { password, ...(await second.answer()) } }));
      onAnswer(true);
    } catch (error) {
      if (!second.take(error)) setProblem((isProblem(error) ? error.field('password') : undefined) ?? saying(error));
      setSending(false);
    }
  };
  /** In place of the password. */
  const byPasskey = async (ask: () => Promise<PasskeyAnswer>) => {
    setPasskeyProblem(undefined);
    try {
      await take(api.POST('/session/confirm', { body: { passkey: await ask() } }));
      onAnswer(true);
    } catch (error) {
      if (!(error instanceof PasskeyEnded)) setPasskeyProblem(passkeyFault(error) ?? saying(error));
    }
  };
  return (
    <Modal
      opened
      onClose={() => { onAnswer(false); }}
      title={words.title}
      zIndex={400}
      closeButtonProps={{ 'aria-label': messages.common.close }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          void submit();
        }}
      >
        <Text>{words.text(hasPasskey)}</Text>
        <PasswordInput
          label={messages.common.password}
          autoComplete="current-password"
          data-autofocus
          value={password}
          error={problem}
          onChange={(event) => { setPassword(event.currentTarget.value); }}
        />
        {second.field}
        <FormAlert message={passkeyProblem} />
        {hasPasskey && !second.asked && <PasskeyButton label={messages.auth.passkey.instead} onUse={byPasskey} />}
        <div className={classes.foot}>
          <Button variant="default" onClick={() => { onAnswer(false); }}>
            {messages.common.cancel}
          </Button>
          <Button type="submit" loading={sending} disabled={password === ''}>
            {words.submit}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
