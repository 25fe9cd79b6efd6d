import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { rowOf, withoutRow, withRow } from './csv-cells';
import classes from './csv.module.css';

const words = inside.users.csv.fix;

interface CsvFixRowProps {
  text: string;
  row: number;
  /** The file as it is afterwards. */
  onText: (text: string) => void;
  onClose: () => void;
}

/** One row of the file, cell by cell, to be put right where it stands. */
export function CsvFixRow({ text, row, onText, onClose }: CsvFixRowProps) {
  const [{ columns, cells }, setRow] = useState(() => rowOf(text, row));
  return (
    <form
      className={classes.fix}
      aria-label={words.formLabel(row)}
      onSubmit={(event) => {
        event.preventDefault();
        onText(withRow(text, row, cells));
      }}
    >
      {cells.map((cell, at) => (
        // A cell is known by its place alone.
        <TextInput
          key={at}
          size="xs"
          label={columns[at] ?? words.extra}
          autoFocus={at === 0}
          value={cell}
          onChange={(event) => {
            setRow({ columns, cells: cells.with(at, event.currentTarget.value) });
          }}
        />
      ))}
      <Group className={classes.fixFoot} gap={6}>
        <Button size="compact-sm" type="submit">
          {words.save}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          {messages.common.cancel}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          ml="auto"
          onClick={() => {
            onText(withoutRow(text, row));
          }}
        >
          {words.remove}
        </Button>
      </Group>
    </form>
  );
}
