import { CopyButton } from '@mantine/core';
import { IconCheck, IconCopy, IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { Constant } from '@/api/types';
import { IconButton } from '@/components/icon-button';
import { toastProblem } from '@/components/toast';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { usePasswordGate } from '@/session/password-gate';
import { revealConstant } from './constants-api';
import classes from './constants.module.css';

const words = inside.constants;

interface ValueCellProps {
  workspace: string;
  constant: Constant;
  mayReveal: boolean;
}

/** A plain value, or a secret's mask. What was revealed stays until it is hidden or the list is left. */
export function ValueCell({ workspace, constant, mayReveal }: ValueCellProps) {
  const [revealed, setRevealed] = useState<string | undefined>();
  const gate = usePasswordGate();
  const secret = constant.kind === 'secret';
  const value = secret ? revealed : (constant.value ?? '');
  const reveal = async () => {
    const outcome = await gate(() => revealConstant(workspace, constant.id));
    if (outcome.done) setRevealed(outcome.value);
  };
  return (
    <span className={classes.value}>
      {value === undefined ? (
        <span className={classes.masked}>
          <span aria-hidden="true">••••••••</span>
          <span className={classes.maskedWord}>{words.masked}</span>
        </span>
      ) : (
        <code className={classes.text} title={value}>
          {value}
        </code>
      )}
      {value !== undefined && <CopyIcon label={words.copyOne(constant.name)} value={value} />}
      {secret && mayReveal && (
        <IconButton
          aria-label={revealed === undefined ? words.revealOne(constant.name) : words.hideOne(constant.name)}
          data-hint={revealed === undefined ? `${words.reveal}. ${words.revealNote}` : words.hide}
          onClick={() => {
            if (revealed === undefined) reveal().catch(toastProblem);
            else setRevealed(undefined);
          }}
        >
          {revealed === undefined ? <IconEye size={16} /> : <IconEyeOff size={16} />}
        </IconButton>
      )}
    </span>
  );
}

function CopyIcon({ label, value }: { label: string; value: string }) {
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <IconButton
          aria-label={copied ? messages.common.copied : label}
          data-hint={copied ? messages.common.copied : messages.common.copy}
          onClick={copy}
        >
          {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
        </IconButton>
      )}
    </CopyButton>
  );
}
