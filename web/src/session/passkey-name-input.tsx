import { TextInput } from '@mantine/core';
import { inside } from '@/messages/inside';

const words = inside.secondFactor.passkeys;

interface PasskeyNameInputProps {
  value: string;
  error: string | undefined;
  onChange: (name: string) => void;
}

export function PasskeyNameInput({ value, error, onChange }: PasskeyNameInputProps) {
  return (
    <TextInput
      label={words.name}
      description={words.nameHelp}
      data-autofocus
      maxLength={words.nameLength}
      value={value}
      error={error}
      onChange={(event) => { onChange(event.currentTarget.value); }}
    />
  );
}
