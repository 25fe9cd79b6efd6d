import { ActionIcon, Button, Input, PasswordInput, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { inside } from '@/messages/inside';
import classes from './data-sources.module.css';
import { type FieldLine, newLine } from './fields';

const words = inside.dataSources;

interface FieldLinesProps {
  label: string;
  help: string;
  addLabel: string;
  secret?: boolean;
  lines: FieldLine[];
  onChange: (lines: FieldLine[]) => void;
  error?: string | undefined;
}

/** Names and values, as many as one likes. */
export function FieldLines({ label, help, addLabel, secret = false, lines, onChange, error }: FieldLinesProps) {
  const set = (id: string, part: Partial<FieldLine>) => {
    onChange(lines.map((line) => (line.id === id ? { ...line, ...part } : line)));
  };
  const Value = secret ? PasswordInput : TextInput;
  return (
    <Input.Wrapper label={label} description={help} labelElement="div" error={error}>
      <div className={classes.fieldLines} role="group" aria-label={label}>
        {lines.map((line, at) => (
          <div key={line.id} className={classes.fieldLine}>
            <TextInput
              aria-label={words.keyOf(at + 1)}
              placeholder={words.key}
              readOnly={line.set === true}
              variant={line.set === true ? 'filled' : 'default'}
              title={line.key}
              value={line.key}
              autoComplete="off"
              onChange={(event) => { set(line.id, { key: event.currentTarget.value }); }}
            />
            <Value
              aria-label={words.valueOf(line.key)}
              placeholder={line.set === true ? words.secretKeep : words.value}
              value={line.value}
              autoComplete={secret ? 'new-password' : 'off'}
              spellCheck={false}
              onChange={(event) => { set(line.id, { value: event.currentTarget.value }); }}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={words.removeLine(line.key)}
              onClick={() => { onChange(lines.filter((one) => one.id !== line.id)); }}
            >
              <IconX size={16} />
            </ActionIcon>
          </div>
        ))}
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => { onChange([...lines, newLine()]); }}
        >
          {addLabel}
        </Button>
      </div>
    </Input.Wrapper>
  );
}
