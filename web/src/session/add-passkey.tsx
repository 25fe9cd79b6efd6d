import { Button, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem, saying } from '@/api/problem';
import { toastDone, toastProblem } from '@/components/toast';
import { FormModal } from '@/forms/form-modal';
import { inside } from '@/messages/inside';
import { sessionsQuery } from './own-sessions';
import { PasskeyNameInput } from './passkey-name-input';
import { PasskeyRefusal } from './passkey-refusal';
import { usePasswordGate } from './password-gate';
import { useRecoveryCodes } from './recovery-codes';
import { useEnding } from './use-ending';

const words = inside.secondFactor.passkeys;

/** From the button to the added passkey; where it turned the second factor on, to the recovery codes. */
export function AddPasskey({ quiet = false }: { quiet?: boolean }) {
  const gate = usePasswordGate();
  const [step, setStep] = useState<'asking' | 'naming' | undefined>();
  /** Whatever the server has against it is said before anything is typed. */
  const begin = async () => {
    setStep('asking');
    try {
      const { askCreation } = await import('./passkeys');
      const asked = await gate(askCreation);
      setStep(asked.done ? 'naming' : undefined);
    } catch (error) {
      toastProblem(error);
      setStep(undefined);
    }
  };
  return (
    <div>
      <Button variant={quiet ? 'default' : 'filled'} loading={step === 'asking'} onClick={() => void begin()}>
        {words.add}
      </Button>
      {step === 'naming' && <AddPasskeyModal onClose={() => { setStep(undefined); }} />}
    </div>
  );
}

function AddPasskeyModal({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const gate = usePasswordGate();
  const showCodes = useRecoveryCodes();
  const ending = useEnding();
  // This browser, as the list of sessions calls it.
  const device = useQuery(sessionsQuery).data?.find(({ current }) => current)?.device ?? '';
  const [typed, setTyped] = useState<string | undefined>();
  const [problem, setProblem] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const name = (typed ?? device).slice(0, words.nameLength);
  const ofName = isProblem(problem) ? problem.field('name') : undefined;

  const submit = async () => {
    setSending(true);
    setProblem(undefined);
    try {
      const { addPasskey } = await import('./passkeys');
      const added = await gate(() => addPasskey(name.trim(), ending.begin()));
      if (added.done) {
        onClose();
        const { passkey, recovery_codes: codes } = added.value;
        toastDone(codes ? inside.secondFactor.setup.done : words.added(passkey.name));
        await Promise.all([codes && showCodes(codes), client.invalidateQueries()]);
        return;
      }
    } catch (error) {
      setProblem(error);
    }
    setSending(false);
  };
  return (
    <FormModal
      title={words.addTitle}
      submitLabel={words.goOn}
      sending={sending}
      disabled={name.trim() === ''}
      problem={problem === undefined || ofName !== undefined ? undefined : saidOf(problem)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Text>{words.addText}</Text>
      <PasskeyNameInput value={name} error={ofName} onChange={setTyped} />
    </FormModal>
  );
}

function saidOf(problem: unknown): string {
  if (problem instanceof PasskeyRefusal) return problem.message;
  const ofAnswer = isProblem(problem)
    ? (problem.field('authenticator_data') ?? problem.field('client_data') ?? problem.field('public_key'))
    : undefined;
  return ofAnswer ?? saying(problem);
}
