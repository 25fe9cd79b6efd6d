import { Anchor, Button, FileButton, Group, Text } from '@mantine/core';
import { IconDownload, IconFileTypeCsv } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { FormAlert } from '@/forms/form-alert';
import { inside } from '@/messages/inside';
import { type CsvFile, templateAddress } from './csv-api';
import classes from './csv.module.css';

const words = inside.users.csv;

interface CsvDropProps {
  workspace: string;
  onFile: (file: CsvFile) => void;
}

/** The sample, and a place for the file. */
export function CsvDrop({ workspace, onFile }: CsvDropProps) {
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string | undefined>();

  const choose = async (file: File | null | undefined) => {
    setOver(false);
    if (!file) return;
    if (!/\.csv$/i.test(file.name)) {
      setProblem(words.notCsv);
      return;
    }
    onFile({ name: file.name, text: await file.text(), id: crypto.randomUUID() });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void choose(event.dataTransfer.files[0]);
  };
  return (
    <div className={classes.step}>
      <Group justify="space-between">
        <Text c="dimmed" size="sm">
          {words.help}
        </Text>
        <Anchor href={templateAddress(workspace)} download size="sm">
          <IconDownload size={14} className={classes.inlineIcon} aria-hidden="true" /> {words.template}
        </Anchor>
      </Group>
      <FormAlert message={problem} />
      <div
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => {
          setOver(false);
        }}
        onDrop={drop}
      >
        <IconFileTypeCsv size={36} stroke={1.2} aria-hidden="true" />
        <Text>{words.drop}</Text>
        <FileButton accept=".csv,text/csv" onChange={(file) => void choose(file)} inputProps={{ 'aria-label': words.upload }}>
          {(props) => <Button {...props}>{words.upload}</Button>}
        </FileButton>
      </div>
    </div>
  );
}
