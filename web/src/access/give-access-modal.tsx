import { Radio, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { saying } from '@/api/problem';
import { useChange } from '@/changes/change-context';
import { FormModal } from '@/forms/form-modal';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { useGroupChoice } from '@/workspace/custom-groups';
import { grantTypeOf, levelOf } from '@/workspace/grant-types';
import { grantCalls, grantsQuery } from '@/workspace/grants-api';
import type { Guarded } from './access-api';
import { freeName, givenBy, newGrant, roomFor } from './give-access';

const words = inside.access.give;
const ofItsOwn = '';

interface GiveAccessModalProps {
  workspace: string;
  thing: Guarded;
  name: string;
  onClose: () => void;
}

/** Gives a group a level on one app or data source; the plan shows what follows. */
export function GiveAccessModal({ workspace, thing, name, onClose }: GiveAccessModalProps) {
  const type = grantTypeOf(thing.type);
  const [groupId, setGroupId] = useState<string | null>(null);
  const { groups, loaded, search } = useGroupChoice(workspace, groupId === null ? [] : [groupId]);
  const [access, setAccess] = useState(type.levels[0]?.access ?? 'view');
  const [chosen, setChosen] = useState<string | undefined>();
  const [problem, setProblem] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const { run } = useChange();
  const grants = useQuery({ ...grantsQuery(workspace, groupId ?? ''), enabled: groupId !== null }).data;
  const group = groups.find(({ id }) => id === groupId);
  const already = grants ? givenBy(grants, type, access, thing.id)[0] : undefined;
  const room = grants ? roomFor(grants, type, access, thing.id) : [];
  const into = room.find(({ id }) => id === (chosen ?? room[0]?.id));

  const submit = async () => {
    if (!group || !grants) return;
    setSending(true);
    setProblem(undefined);
    const calls = grantCalls(workspace);
    try {
      const outcome = await run<unknown>({
        place: { workspace },
        title: words.changeTitle(group.name, name),
        confirmLabel: words.submit,
        show: 'always',
        send: into
          ? calls.edit(group.id, into.id, { add_resource_ids: [thing.id] })
          : calls.add(group.id, newGrant(freeName(grants, name), type, access, thing.id)),
        undoable: true,
        done: words.done(group.name, levelOf(type, access).label, name),
      });
      if (outcome.done) onClose();
    } catch (error) {
      setProblem(error);
    }
    setSending(false);
  };
  return (
    <FormModal
      title={words.title(name)}
      submitLabel={words.next}
      sending={sending}
      disabled={!group || !grants || already !== undefined}
      problem={problem === undefined ? undefined : saying(problem)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Select
        label={words.group}
        placeholder={words.chooseGroup}
        searchable
        data-autofocus
        {...search}
        data={groups.map((one) => ({ value: one.id, label: one.name }))}
        nothingFoundMessage={loaded && groups.length === 0 && search.searchValue === '' ? inside.groups.noCustomTitle : messages.common.noMatchTitle}
        value={groupId}
        onChange={(id) => {
          setGroupId(id);
          setChosen(undefined);
        }}
      />
      <Radio.Group
        label={inside.groups.grants.level}
        value={access}
        onChange={(value) => {
          setAccess(levelOf(type, value).access);
          setChosen(undefined);
        }}
      >
        <Stack gap="xs" mt={6}>
          {type.levels.map((level) => (
            <Radio key={level.access} value={level.access} label={level.label} description={level.help} />
          ))}
        </Stack>
      </Radio.Group>
      {room.length > 0 && !already && (
        <Select
          label={words.how}
          data={[...room.map((grant) => ({ value: grant.id, label: words.addTo(grant.name) })), { value: ofItsOwn, label: words.ofItsOwn }]}
          value={into?.id ?? ofItsOwn}
          onChange={(id) => { setChosen(id ?? undefined); }}
        />
      )}
      {already && group && (
        <Text size="sm" c="dimmed" role="status">
          {words.already(group.name, already.name)}
        </Text>
      )}
    </FormModal>
  );
}
