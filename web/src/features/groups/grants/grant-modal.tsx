import { Button, Modal, Radio, SegmentedControl, Stack, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isProblem, saying } from '@/api/problem';
import type { Grant, Group } from '@/api/types';
import { useChange } from '@/changes/change-context';
import { EffectPreview } from '@/changes/effect-preview';
import { useEffectPreview } from '@/changes/use-effect-preview';
import { FormAlert } from '@/forms/form-alert';
import { messages } from '@/messages/en';
import { groupCalls } from '../groups-api';
import classes from '../groups.module.css';
import { createBody, draftOf, editBody, type GrantDraft, levelsOf, withAccess, withType } from './grant-draft';
import { ResourcesSelect } from './resources-select';

const words = messages.groups.grants;

interface GrantModalProps {
  workspace: string;
  group: Group;
  /** Undefined: a new one. */
  grant: Grant | undefined;
  onClose: () => void;
}

/** The call that this draft asks for; undefined while there is nothing to send. */
function callOf({ workspace, group, grant }: GrantModalProps, draft: GrantDraft) {
  const calls = groupCalls(workspace);
  if (draft.name.trim() === '') return undefined;
  if (!grant) {
    const body = createBody(draft);
    return { body, send: calls.addGrant(group.id, body) };
  }
  const body = editBody(grant, draft);
  return body && { body, send: calls.editGrant(group.id, grant.id, body) };
}

export function GrantModal(props: GrantModalProps) {
  const { workspace, group, grant, onClose } = props;
  const [draft, setDraft] = useState(() => draftOf(grant));
  const [problem, setProblem] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const { run } = useChange();
  const call = callOf(props, draft);
  const preview = useEffectPreview(['grant', workspace, group.id, grant?.id ?? 'new'], {
    body: call?.body,
    send: (query, headers) => (call ? call.send(query, headers) : Promise.reject(new Error('nothing to ask about'))),
  });
  const title = grant ? words.editTitle(grant.name) : words.addTitle(group.name);
  const nameProblem = isProblem(problem) ? problem.field('name') : undefined;

  const submit = async () => {
    if (!call) return;
    setSending(true);
    setProblem(undefined);
    try {
      const outcome = await run<unknown>({
        place: { workspace },
        title,
        show: 'settleable',
        send: call.send,
        undoable: true,
        done: grant ? words.saved : words.created,
      });
      if (outcome.done) onClose();
    } catch (error) {
      setProblem(error);
    }
    setSending(false);
  };
  return (
    <Modal opened onClose={onClose} title={title} size={560} closeButtonProps={{ 'aria-label': messages.common.close }}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <FormAlert message={problem === undefined || nameProblem !== undefined ? undefined : saying(problem)} />
        <TextInput
          label={words.name}
          data-autofocus
          maxLength={50}
          value={draft.name}
          error={nameProblem}
          onChange={(event) => {
            setDraft({ ...draft, name: event.currentTarget.value });
          }}
        />
        {!grant && (
          <SegmentedControl
            aria-label={words.type}
            value={draft.type}
            data={[
              { value: 'app', label: words.types.app },
              { value: 'data_source', label: words.types.data_source },
            ]}
            onChange={(type) => {
              setDraft(withType(draft, type === 'data_source' ? 'data_source' : 'app'));
            }}
          />
        )}
        <LevelChoice draft={draft} onChange={setDraft} />
        <ScopeChoice workspace={workspace} grant={grant} draft={draft} onChange={setDraft} />
        <EffectPreview preview={preview} />
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {messages.common.cancel}
          </Button>
          <Button type="submit" disabled={!call} loading={sending}>
            {grant ? words.update : words.addButton}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

interface ChoiceProps {
  draft: GrantDraft;
  onChange: (draft: GrantDraft) => void;
}

function LevelChoice({ draft, onChange }: ChoiceProps) {
  const levels = levelsOf[draft.type];
  return (
    <>
      <Radio.Group
        label={words.level}
        value={draft.access}
        onChange={(value) => {
          const access = levels.find((level) => level === value);
          if (access) onChange(withAccess(draft, access));
        }}
      >
        <Stack gap="xs" mt={6}>
          {levels.map((level) => (
            <Radio key={level} value={level} label={words.levels[level]} description={words.levelHelp[level]} />
          ))}
        </Stack>
      </Radio.Group>
      {draft.access === 'view' && (
        <Switch
          label={words.hide}
          description={words.hideHelp}
          checked={draft.hide}
          onChange={(event) => {
            onChange({ ...draft, hide: event.currentTarget.checked });
          }}
        />
      )}
    </>
  );
}

function ScopeChoice({ workspace, grant, draft, onChange }: ChoiceProps & { workspace: string; grant: Grant | undefined }) {
  return (
    <>
      <Radio.Group
        label={words.scope}
        value={draft.all ? 'all' : 'selected'}
        onChange={(scope) => {
          onChange({ ...draft, all: scope === 'all' });
        }}
      >
        <Stack gap="xs" mt={6}>
          <Radio value="all" label={words.scopeAll[draft.type]} description={words.scopeAllHelp} />
          <Radio value="selected" label={words.scopeSelected} description={words.scopeSelectedHelp} />
        </Stack>
      </Radio.Group>
      {!draft.all && (
        <ResourcesSelect
          workspace={workspace}
          type={draft.type}
          known={grant?.resources ?? []}
          value={draft.resourceIds}
          onChange={(resourceIds) => {
            onChange({ ...draft, resourceIds });
          }}
        />
      )}
    </>
  );
}
