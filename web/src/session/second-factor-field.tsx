import { Anchor, Input, Text, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import type { SecondFactorFieldProps, SecondFactorKind } from './ask-second-factor';
import classes from './second-factor.module.css';

const words = inside.secondFactor.ask;

const asks = {
  code: { label: words.code, description: words.codeHelp, inputMode: 'numeric', autoComplete: 'one-time-code' },
  recovery: { label: words.recovery, description: words.recoveryHelp, inputMode: 'text', autoComplete: 'off' },
} as const;

export function SecondFactorField({ ways, kind, typed, onChange, error }: SecondFactorFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  // What was wrong is typed over.
  useEffect(() => {
    if (error !== undefined) input.current?.select();
  }, [error]);
  return (
    <div className={classes.ask}>
      {kind === 'passkey' ? (
        <div role="status">
          <Text>{words.passkey}</Text>
          {error !== undefined && (
            <Input.Error mt={4} role="alert">
              {error}
            </Input.Error>
          )}
        </div>
      ) : (
        <TextInput
          key={kind}
          ref={input}
          {...asks[kind]}
          autoFocus
          autoCapitalize="off"
          spellCheck={false}
          maxLength={100}
          value={typed}
          error={error}
          onChange={(event) => { onChange({ typed: event.currentTarget.value }); }}
        />
      )}
      {others(ways, kind).map((other) => (
        <Anchor
          key={other}
          component="button"
          type="button"
          size="sm"
          onClick={({ currentTarget: { form } }) => {
            flushSync(() => { onChange({ kind: other, typed: '' }); });
            // Nothing is typed for a passkey: the form goes on at once.
            if (other === 'passkey') form?.requestSubmit();
          }}
        >
          {instead[other]}
        </Anchor>
      ))}
    </div>
  );
}

const instead = { code: words.useCode, passkey: messages.auth.passkey.instead, recovery: words.useRecovery };

/** What else may be given. */
function others(ways: SecondFactorFieldProps['ways'], kind: SecondFactorKind): SecondFactorKind[] {
  return ([...ways, 'recovery'] as const).filter((way) => way !== kind);
}
