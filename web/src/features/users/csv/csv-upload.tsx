import { Alert, Button, Checkbox, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { saying } from '@/api/problem';
import type { ImportReport } from '@/api/types';
import { useChange } from '@/changes/change-context';
import { ErrorState, LinesSkeleton } from '@/components/states';
import { FormAlert } from '@/forms/form-alert';
import { inside } from '@/messages/inside';
import { type CsvFile, importCall, type ImportMode, useCheckedCsv } from './csv-api';
import { CsvDrop } from './csv-drop';
import { CsvOutcome } from './csv-outcome';
import { pickRows, saveText } from './csv-records';
import { CsvTable } from './csv-table';
import classes from './csv.module.css';

const words = inside.users.csv;

interface CsvUploadProps {
  workspace: string;
  onDone: () => void;
}

/** A file of people: chosen, checked row by row, planned, invited. */
export function CsvUpload({ workspace, onDone }: CsvUploadProps) {
  const [file, setFile] = useState<CsvFile | undefined>();
  const [outcome, setOutcome] = useState<ImportReport | undefined>();
  if (outcome) return <CsvOutcome report={outcome} onDone={onDone} />;
  if (!file) return <CsvDrop workspace={workspace} onFile={setFile} />;
  return (
    <CheckedFile
      workspace={workspace}
      file={file}
      onFile={setFile}
      onOther={() => {
        setFile(undefined);
      }}
      onOutcome={setOutcome}
    />
  );
}

interface CheckedFileProps {
  workspace: string;
  file: CsvFile;
  onFile: (file: CsvFile) => void;
  onOther: () => void;
  onOutcome: (report: ImportReport) => void;
}

function CheckedFile({ workspace, file, onFile, onOther, onOutcome }: CheckedFileProps) {
  const [mode, setMode] = useState<ImportMode>('all_or_nothing');
  const [problem, setProblem] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const { run } = useChange();
  const checked = useCheckedCsv(workspace, file, 'all_or_nothing');
  const report = checked.data;

  const other = (
    <Button variant="default" onClick={onOther}>
      {words.other}
    </Button>
  );
  if (checked.error) {
    return (
      <div className={classes.step}>
        <ErrorState error={checked.error} />
        <Group justify="center">{other}</Group>
      </div>
    );
  }
  if (!report) {
    return (
      <div className={classes.step}>
        <Text c="dimmed">{words.checking}</Text>
        <LinesSkeleton lines={8} />
      </div>
    );
  }
  const send = async () => {
    setSending(true);
    setProblem(undefined);
    try {
      const result = await run({
        place: { workspace },
        title: words.changeTitle,
        confirmLabel: words.submit(report.summary.invite),
        show: 'always',
        working: words.working(report.summary.invite, mode === 'all_or_nothing'),
        send: importCall(workspace, file, mode),
      });
      if (result.done) onOutcome(result.value);
    } catch (error) {
      setProblem(error);
    }
    setSending(false);
  };
  const { invite, error: faulty } = report.summary;
  const blocked = checked.isPlaceholderData || report.refused !== undefined || invite === 0 || (faulty > 0 && mode === 'all_or_nothing');
  return (
    <div className={classes.step}>
      <Text fw={500}>{file.name}</Text>
      <FormAlert message={problem === undefined ? undefined : saying(problem)} />
      {report.refused && <Alert color="red">{report.refused.detail}</Alert>}
      {report.warnings.map(({ detail }) => (
        <Alert key={detail} color="gray">
          {detail}
        </Alert>
      ))}
      <div className={classes.checked} aria-busy={checked.isPlaceholderData}>
        <CsvTable
          report={report}
          fixes={
            checked.isPlaceholderData
              ? undefined
              : { text: file.text, onText: (text) => { onFile({ ...file, text, id: crypto.randomUUID() }); } }
          }
        />
      </div>
      {faulty > 0 && <FaultyRows file={file} report={report} mode={mode} onMode={setMode} />}
      {invite === 0 && faulty === 0 && <Text c="dimmed">{words.nothing}</Text>}
      <Group justify="flex-end">
        {other}
        <Button disabled={blocked} loading={sending} onClick={() => void send()}>
          {words.submit(invite)}
        </Button>
      </Group>
    </div>
  );
}

interface FaultyRowsProps {
  file: CsvFile;
  report: ImportReport;
  mode: ImportMode;
  onMode: (mode: ImportMode) => void;
}

function FaultyRows({ file, report, mode, onMode }: FaultyRowsProps) {
  const rows = report.rows.filter((row) => row.verdict === 'error').map((row) => row.row);
  return (
    <>
      <Group justify="space-between" align="flex-start">
        <Text size="sm" c="dimmed" maw={460}>
          {words.errorsStay(report.summary.error)}
        </Text>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            saveText(words.faultyName, pickRows(file.text, rows));
          }}
        >
          {words.faulty}
        </Button>
      </Group>
      <Checkbox
        label={words.validOnly}
        checked={mode === 'valid_rows'}
        onChange={(event) => {
          onMode(event.currentTarget.checked ? 'valid_rows' : 'all_or_nothing');
        }}
      />
    </>
  );
}
