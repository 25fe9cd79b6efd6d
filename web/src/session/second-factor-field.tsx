import { Anchor, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { inside } from '@/messages/inside';
import type { SecondFactorFieldProps } from './ask-second-factor';
import classes from './second-factor.module.css';

const words = inside.secondFactor.ask;

const asks = {
  code: { label: words.code, description: words.codeHelp, inputMode: 'numeric', autoComplete: 'one-time-code', other: words.useRecovery },
  recovery: { label: words.recovery, description: words.recoveryHelp, inputMode: 'text', autoComplete: 'off', other: words.useCode },
} as const;

export function SecondFactorField({ value, onChange, error }: SecondFactorFieldProps) {
  const [kind, setKind] = useState<'code' | 'recovery'>('code');
  const input = useRef<HTMLInputElement>(null);
  const { other, ...ask } = asks[kind];
  // What was wrong is typed over.
  useEffect(() => {
    if (error !== undefined) input.current?.select();
  }, [error]);
  return (
    <div className={classes.ask}>
      <TextInput
        key={kind}
        ref={input}
        {...ask}
        autoFocus
        autoCapitalize="off"
        spellCheck={false}
        maxLength={100}
        value={value}
        error={error}
        onChange={(event) => { onChange(event.currentTarget.value); }}
      />
      <Anchor
        component="button"
        type="button"
        size="sm"
        onClick={() => {
          setKind(kind === 'code' ? 'recovery' : 'code');
          onChange('');
        }}
      >
        {other}
      </Anchor>
    </div>
  );
}
