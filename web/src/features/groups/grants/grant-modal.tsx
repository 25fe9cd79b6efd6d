import { Radio, SegmentedControl, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem, saying } from '@/api/problem';
import type { Grant, Group } from '@/api/types';
import { useChange } from '@/changes/change-context';
import { effectNote, EffectPreview } from '@/changes/effect-preview';
import { useEffectPreview } from '@/changes/use-effect-preview';
import { typingPause } from '@/components/typing-pause';
import { FormModal } from '@/forms/form-modal';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { builtInTypes, grantTypeOf } from '@/workspace/grant-types';
import { grantCalls } from '@/workspace/grants-api';
import { registeredGrantType, typeChoicesQuery, useGrantType } from '@/workspace/registered-types';
import { createBody, draftOf, editBody, type GrantDraft, mayHide, withAccess, withType } from './grant-draft';
import { ResourcesSelect } from './resources-select';

const words = inside.groups.grants;

interface GrantModalProps {
  workspace: string;
  group: Group;
  /** Undefined: a new one. */
  grant: Grant | undefined;
  onClose: () => void;
}

/** The call that this draft asks for; undefined while there is nothing to send. */
function callOf({ workspace, group, grant }: GrantModalProps, draft: GrantDraft) {
  const calls = grantCalls(workspace);
  if (draft.name.trim() === '') return undefined;
  if (!grant) {
    if (!draft.all && draft.resourceIds.length === 0) return undefined;
    const body = createBody(draft);
    return { body, send: calls.add(group.id, body) };
  }
  const body = editBody(grant, draft);
  return body && { body, send: calls.edit(group.id, grant.id, body) };
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
        seen: preview.seen,
        undoable: true,
        done: grant ? words.saved(draft.name.trim()) : words.created(draft.name.trim(), group.name),
      });
      if (outcome.done) onClose();
    } catch (error) {
      setProblem(error);
    }
    setSending(false);
  };
  return (
    <FormModal
      title={title}
      size={560}
      submitLabel={grant ? words.update : words.addButton}
      sending={sending}
      disabled={!call}
      problem={problem === undefined || nameProblem !== undefined ? undefined : saying(problem)}
      note={call && problem === undefined && effectNote(preview)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
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
      {!grant && <TypeChoice workspace={workspace} draft={draft} onChange={setDraft} />}
      <LevelChoice workspace={workspace} draft={draft} onChange={setDraft} />
      <ScopeChoice workspace={workspace} grant={grant} draft={draft} onChange={setDraft} />
      <EffectPreview preview={preview} />
    </FormModal>
  );
}

interface ChoiceProps {
  workspace: string;
  draft: GrantDraft;
  onChange: (draft: GrantDraft) => void;
}

/** The two built-in types stand side by side; with registered ones it is a list, searched by the server. */
function TypeChoice({ workspace, draft, onChange }: ChoiceProps) {
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed === grantTypeOf(draft.type).label ? '' : typed.trim(), typingPause);
  const any = useQuery(typeChoicesQuery(workspace, '')).data;
  const registered = useQuery(typeChoicesQuery(workspace, q)).data ?? [];
  if (!any || any.length === 0) {
    return (
      <SegmentedControl
        aria-label={words.type}
        data={builtInTypes.map(({ name, label }) => ({ value: name, label }))}
        value={draft.type}
        onChange={(name) => { onChange(withType(draft, grantTypeOf(name))); }}
      />
    );
  }
  const found = builtInTypes.filter(({ label }) => label.toLowerCase().includes(q.toLowerCase()));
  const offered = [...found, ...registered.map(registeredGrantType)];
  const kept = offered.some(({ name }) => name === draft.type) ? [] : [grantTypeOf(draft.type)];
  return (
    <Select
      label={words.type}
      searchable
      allowDeselect={false}
      filter={({ options }) => options}
      data={[...kept, ...offered].map(({ name, label }) => ({ value: name, label }))}
      value={draft.type}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={messages.common.noMatchTitle}
      onChange={(name) => {
        const chosen = offered.find((type) => type.name === name);
        if (chosen) onChange(withType(draft, chosen));
      }}
    />
  );
}

function LevelChoice({ workspace, draft, onChange }: ChoiceProps) {
  const { levels } = useGrantType(workspace, draft.type);
  return (
    <>
      <Radio.Group
        label={words.level}
        value={draft.access}
        onChange={(value) => {
          const chosen = levels.find(({ access }) => access === value);
          if (chosen) onChange(withAccess(draft, chosen.access));
        }}
      >
        <Stack gap="xs" mt={6}>
          {levels.map(({ access, label, help }) => (
            <Radio key={access} value={access} label={label} description={help} />
          ))}
        </Stack>
      </Radio.Group>
      {mayHide(draft) && (
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

function ScopeChoice({ workspace, grant, draft, onChange }: ChoiceProps & { grant: Grant | undefined }) {
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
          <Radio value="all" label={grantTypeOf(draft.type).all} description={words.scopeAllHelp} />
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
