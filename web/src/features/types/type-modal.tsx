import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { isProblem, saying } from '@/api/problem';
import type { RegisteredType } from '@/api/types';
import { useChange } from '@/changes/change-context';
import { FormModal } from '@/forms/form-modal';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { ActionLines } from './action-lines';
import { actionsProblem, createBody, draftOf, editBody, type TypeDraft, wordProblem } from './type-draft';
import { typeCalls } from './types-api';
import classes from './types.module.css';

const words = inside.types;

interface TypeModalProps {
  workspace: string;
  /** Absent: a new one. */
  type?: RegisteredType;
  onClose: () => void;
}

/** Makes a type, or changes its actions; where people become Builders by it, or lose rights, the plan says so first. */
export function TypeModal({ workspace, type, onClose }: TypeModalProps) {
  const [draft, setDraft] = useState(() => draftOf(type));
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const save = useSave(workspace, type);
  const nameProblem = type ? undefined : wordProblem(draft.name);
  const linesProblem = actionsProblem(draft.actions);
  const refused = isProblem(problem) ? problem.field('name') : undefined;

  const submit = async () => {
    setTried(true);
    if (nameProblem ?? linesProblem) return;
    setSending(true);
    setProblem(undefined);
    try {
      if (await save(draft)) onClose();
    } catch (error) {
      setProblem(error);
    }
    setSending(false);
  };
  return (
    <FormModal
      title={type ? words.editTitle(type.name) : words.addTitle}
      size={640}
      submitLabel={type ? messages.common.save : words.add}
      sending={sending}
      problem={problem === undefined || refused !== undefined ? undefined : saying(problem)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {!type && (
        <TextInput
          className={classes.mono}
          label={words.form.name}
          description={words.form.nameHelp}
          data-autofocus
          maxLength={50}
          autoComplete="off"
          spellCheck={false}
          value={draft.name}
          error={refused ?? (tried ? nameProblem : undefined)}
          onChange={(event) => { setDraft({ ...draft, name: event.currentTarget.value }); }}
        />
      )}
      <ActionLines actions={draft.actions} error={tried ? linesProblem : undefined} onChange={(actions) => { setDraft({ ...draft, actions }); }} />
    </FormModal>
  );
}

/** Gives whether the dialog can close. */
function useSave(workspace: string, type: RegisteredType | undefined) {
  const { run } = useChange();
  const navigate = useNavigate();
  const place = { workspace };
  return async (draft: TypeDraft): Promise<boolean> => {
    const calls = typeCalls(workspace);
    if (!type) {
      const name = draft.name.trim();
      const { done } = await run({ place, title: words.addTitle, send: calls.add(createBody(draft)), done: words.made(name) });
      if (done) await navigate({ to: '/$workspace/workspace-settings/types/$type', params: { workspace, type: name } });
      return false;
    }
    const body = editBody(type, draft);
    if (!body) return true;
    const { done } = await run({
      place,
      title: words.editTitle(type.name),
      confirmLabel: messages.common.save,
      show: 'settleable',
      send: calls.edit(type.name, body),
      done: words.saved(type.name),
    });
    return done;
  };
}
