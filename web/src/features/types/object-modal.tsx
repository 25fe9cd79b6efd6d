import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { isProblem, saying } from '@/api/problem';
import type { PutRegisteredObject, RegisteredObject } from '@/api/types';
import { useChange } from '@/changes/change-context';
import { FormModal } from '@/forms/form-modal';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { PersonSelect } from '@/workspace/person-select';
import { objectIsThere, typeCalls } from './types-api';
import classes from './types.module.css';

const words = inside.types.objects;

interface ObjectModalProps {
  workspace: string;
  type: string;
  /** Absent: a new one. */
  object?: RegisteredObject;
  onClose: () => void;
}

interface Draft {
  id: string;
  name: string;
  owner: string | undefined;
}

function bodyOf({ name, owner }: Draft, object: RegisteredObject | undefined): PutRegisteredObject {
  const named = name.trim() === '' ? object?.external_id : name.trim();
  return {
    ...(named !== undefined && named !== object?.name && { name: named }),
    ...(owner !== object?.owner?.id && { owner_id: owner ?? null }),
  };
}

/** Puts an object of a registered type: adds it, or changes its name and owner. */
export function ObjectModal({ workspace, type, object, onClose }: ObjectModalProps) {
  const [draft, setDraft] = useState<Draft>({ id: object?.external_id ?? '', name: object?.name ?? '', owner: object?.owner?.id });
  const [tried, setTried] = useState(false);
  const [taken, setTaken] = useState<string | undefined>();
  const [problem, setProblem] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const { run } = useChange();
  const set = (part: Partial<Draft>) => { setDraft((now) => ({ ...now, ...part })); };
  const id = object ? object.external_id : draft.id.trim();
  const field = (name: string) => (isProblem(problem) ? problem.field(name) : undefined);
  const idProblem = field('external_id') ?? (tried && id === '' ? words.idMissing : undefined) ?? (taken === id && id !== '' ? words.there : undefined);
  const atField = ['external_id', 'name', 'owner_id'].some((name) => field(name) !== undefined);

  const put = async () => {
    if (!object && (await objectIsThere(workspace, type, id))) {
      setTaken(id);
      return;
    }
    const body = bodyOf(draft, object);
    if (object && Object.keys(body).length === 0) {
      onClose();
      return;
    }
    const name = body.name ?? object?.name ?? id;
    const outcome = await run<unknown>({
      place: { workspace },
      title: object ? words.editTitle(object.name) : words.addTitle(type),
      confirmLabel: messages.common.save,
      send: typeCalls(workspace).put(type, id, body),
      done: object ? words.saved(name) : words.added(name),
    });
    if (outcome.done) onClose();
  };
  const submit = async () => {
    setTried(true);
    if (id === '') return;
    setSending(true);
    setProblem(undefined);
    await put().catch(setProblem);
    setSending(false);
  };
  return (
    <FormModal
      title={object ? words.editTitle(object.name) : words.addTitle(type)}
      submitLabel={object ? messages.common.save : words.add}
      sending={sending}
      problem={problem === undefined || atField ? undefined : saying(problem)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextInput
        className={classes.mono}
        label={words.id}
        description={object ? words.idFixed : words.idHelp}
        disabled={object !== undefined}
        data-autofocus={object ? undefined : true}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        value={draft.id}
        error={idProblem}
        onChange={(event) => { set({ id: event.currentTarget.value }); }}
      />
      <TextInput
        label={words.name}
        description={words.nameHelp}
        data-autofocus={object ? true : undefined}
        maxLength={200}
        value={draft.name}
        error={field('name')}
        onChange={(event) => { set({ name: event.currentTarget.value }); }}
      />
      <PersonSelect
        workspace={workspace}
        label={words.owner}
        description={words.ownerHelp}
        placeholder={words.nobody}
        by="id"
        owners
        value={draft.owner}
        valueName={object?.owner?.id === draft.owner ? object?.owner?.name : undefined}
        error={field('owner_id')}
        onChange={(owner) => { set({ owner }); }}
      />
    </FormModal>
  );
}
