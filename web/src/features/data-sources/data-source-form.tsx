import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isProblem, saying } from '@/api/problem';
import type { DataSource, DataSourceKind, EditDataSource } from '@/api/types';
import { useChange } from '@/changes/change-context';
import type { ChangeOutcome } from '@/changes/types';
import { toastDone } from '@/components/toast';
import { FormAlert } from '@/forms/form-alert';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { useWorkspace } from '@/session/session';
import { PersonSelect } from '@/workspace/person-select';
import { editDataSource, useDataSourceChanges } from './data-sources-api';
import classes from './data-sources.module.css';
import { FieldLines } from './field-lines';
import { doubledKey, type FieldLine, hasUnnamed, linesOf, optionsChange, secretsChange, usualLines } from './fields';

const words = inside.dataSources;
export const kindChoices = (Object.keys(words.kinds) as DataSourceKind[]).map((kind) => ({ value: kind, label: words.kinds[kind] }));

interface DataSourceFormProps {
  workspace: string;
  /** Absent: a new one. */
  source?: DataSource;
  onDone: (source: DataSource | undefined) => void;
}

interface Draft {
  name: string;
  kind: DataSourceKind;
  owner: string | undefined;
  options: FieldLine[];
  secrets: FieldLine[];
}

function draftOf(source: DataSource | undefined): Draft {
  const lines = source ? linesOf(source) : usualLines('postgresql');
  return { name: source?.name ?? '', kind: source?.kind ?? 'postgresql', owner: source?.owner?.id, ...lines };
}

/** The fields that the form changes; empty where there are none. */
function differenceOf(source: DataSource, draft: Draft): EditDataSource {
  const options = optionsChange(draft.options, source.options ?? {});
  const secrets = secretsChange(draft.secrets, source.secret_keys ?? []);
  return {
    ...(draft.name.trim() !== source.name && { name: draft.name.trim() }),
    ...(draft.owner !== source.owner?.id && { owner_id: draft.owner ?? null }),
    ...(Object.keys(options).length > 0 && { options }),
    ...(Object.keys(secrets).length > 0 && { secrets }),
  };
}

function linesProblem(lines: FieldLine[]): string | undefined {
  const doubled = doubledKey(lines);
  if (doubled !== undefined) return words.duplicateKey(doubled);
  return hasUnnamed(lines) ? words.missingKey : undefined;
}

/** Adds it, or sends what differs; a hand-over among it may show its plan first. */
function useSave(workspace: string, source: DataSource | undefined) {
  const { add } = useDataSourceChanges(workspace);
  const { run } = useChange();
  return async (draft: Draft): Promise<ChangeOutcome<DataSource>> => {
    const name = draft.name.trim();
    if (!source) {
      const made = await add.mutateAsync({
        name,
        kind: draft.kind,
        options: optionsChange(draft.options, {}) as NonNullable<DataSource['options']>,
        secrets: secretsChange(draft.secrets, []) as Record<string, string>,
      });
      toastDone(words.added(name));
      return { done: true, value: made };
    }
    const body = differenceOf(source, draft);
    if (Object.keys(body).length === 0) return { done: true, value: source };
    const outcome = await run({
      place: { workspace },
      title: words.changeTitle(source.name),
      confirmLabel: messages.common.save,
      send: editDataSource(workspace, source.id, body),
      done: words.saved(name),
    });
    return outcome.done ? { done: true, value: source } : outcome;
  };
}

export function DataSourceForm({ workspace, source, onDone }: DataSourceFormProps) {
  const [draft, setDraft] = useState(() => draftOf(source));
  const [problem, setProblem] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const [tried, setTried] = useState(false);
  const { data: here } = useWorkspace(workspace);
  const save = useSave(workspace, source);
  const set = (part: Partial<Draft>) => { setDraft((now) => ({ ...now, ...part })); };
  const nameProblem = draft.name.trim() === '' ? messages.common.required('a name') : undefined;
  const optionsProblem = linesProblem(draft.options);
  const secretsProblem = linesProblem(draft.secrets);

  const submit = async () => {
    setTried(true);
    if (nameProblem ?? optionsProblem ?? secretsProblem) return;
    setSending(true);
    setProblem(undefined);
    try {
      const saved = await save(draft);
      if (saved.done) onDone(saved.value);
    } catch (error) {
      setProblem(error);
    }
    setSending(false);
  };
  const nameRefused = isProblem(problem) ? problem.field('name') : undefined;
  return (
    <form className={classes.form} noValidate onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <FormAlert message={problem === undefined || nameRefused !== undefined ? undefined : saying(problem)} />
      <TextInput
        label={words.name}
        data-autofocus
        value={draft.name}
        maxLength={50}
        error={nameRefused ?? (tried ? nameProblem : undefined)}
        onChange={(event) => { set({ name: event.currentTarget.value }); }}
      />
      <Select
        label={words.kind}
        description={source ? words.kindFixed : undefined}
        disabled={source !== undefined}
        searchable
        data={kindChoices}
        value={draft.kind}
        onChange={(chosen) => {
          const kind = kindChoices.find(({ value }) => value === chosen)?.value;
          if (kind) set({ kind, ...usualLines(kind) });
        }}
      />
      {source && here?.me.admin === true && (
        <PersonSelect
          workspace={workspace}
          label={words.owner}
          description={words.ownerHelp}
          placeholder={words.nobody}
          by="id"
          owners
          value={draft.owner}
          valueName={source.owner?.id === draft.owner ? source.owner?.name : undefined}
          onChange={(owner) => { set({ owner }); }}
        />
      )}
      <FieldLines
        label={words.options}
        help={words.optionsHelp}
        addLabel={words.addOption}
        lines={draft.options}
        onChange={(options) => { set({ options }); }}
        error={tried ? optionsProblem : undefined}
      />
      <FieldLines
        label={words.secrets}
        help={words.secretsHelp}
        addLabel={words.addSecret}
        secret
        lines={draft.secrets}
        onChange={(secrets) => { set({ secrets }); }}
        error={tried ? secretsProblem : undefined}
      />
      <div className={classes.foot}>
        <Button variant="default" onClick={() => { onDone(undefined); }}>
          {messages.common.cancel}
        </Button>
        <Button type="submit" loading={sending}>
          {source ? messages.common.save : words.add}
        </Button>
      </div>
    </form>
  );
}
