import { ActionIcon, CopyButton, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { messages } from '@/messages/en';

/** A value to copy, shown whole. */
export function CopyField({ label, value, hint }: { label: string; value: string; hint?: string }) {
  return (
    <TextInput
      label={label}
      description={hint}
      readOnly
      value={value}
      onFocus={(event) => {
        event.currentTarget.select();
      }}
      rightSection={
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <ActionIcon
              variant="subtle"
              onClick={copy}
              aria-label={copied ? messages.common.copied : messages.common.copy}
              data-hint={copied ? messages.common.copied : messages.common.copy}
            >
              {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            </ActionIcon>
          )}
        </CopyButton>
      }
    />
  );
}
