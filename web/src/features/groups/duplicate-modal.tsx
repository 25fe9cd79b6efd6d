import { Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { isProblem, saying } from '@/api/problem';
import type { DuplicatePart, Group } from '@/api/types';
import { useChange } from '@/changes/change-context';
import { FormModal } from '@/forms/form-modal';
import { inside } from '@/messages/inside';
import { builtInTypes } from '@/workspace/grant-types';
import { grantsQuery } from '@/workspace/grants-api';
import { groupCalls } from './groups-api';
import classes from './groups.module.css';

const words = inside.groups.duplicateDialog;

interface DuplicateModalProps {
  workspace: string;
  group: Group;
  onClose: () => void;
}

interface Part {
  name: DuplicatePart;
  label: string;
  /** What it holds; undefined while that is loaded. */
  holds: string | undefined;
}

/** The parts of the group; grants on each registered type are one of their own. */
function useParts(workspace: string, group: Group): Part[] {
  const grants = useQuery(grantsQuery(workspace, group.id)).data;
  const on = (type: string) => grants?.filter((grant) => grant.resource_type === type).length;
  const given = (n: number | undefined) => (n === undefined ? undefined : words.holds.grants(n));
  const registered = [...new Set(grants?.map((grant) => grant.resource_type))].filter((type) => builtInTypes.every(({ name }) => name !== type));
  return [
    { name: 'members', label: words.part.members, holds: words.holds.members(group.member_count) },
    { name: 'permissions', label: words.part.permissions, holds: words.holds.permissions(Object.values(group.permissions).filter(Boolean).length) },
    { name: 'apps', label: words.part.apps, holds: given(on('app')) },
    { name: 'data_sources', label: words.part.data_sources, holds: given(on('data_source')) },
    ...registered.map((type) => ({ name: `grants:${type}` as const, label: words.partOf(type), holds: given(on(type)) })),
  ];
}

export function DuplicateModal({ workspace, group, onClose }: DuplicateModalProps) {
  const [name, setName] = useState(words.copyName(group.name).slice(0, 50));
  const [left, setLeft] = useState<string[]>([]);
  const [problem, setProblem] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const all = useParts(workspace, group);
  const parts = all.map((part) => part.name).filter((part) => !left.includes(part));
  const { run } = useChange();
  const navigate = useNavigate();
  const nameProblem = isProblem(problem) ? problem.field('name') : undefined;

  const submit = async () => {
    setSending(true);
    setProblem(undefined);
    try {
      const outcome = await run({
        place: { workspace },
        title: words.title(group.name),
        confirmLabel: words.confirm,
        send: groupCalls(workspace).duplicate(group.id, name.trim(), parts),
        done: words.done(name.trim()),
      });
      if (outcome.done && 'id' in outcome.value) {
        onClose();
        await navigate({
          to: '/$workspace/workspace-settings/groups/$group/{-$tab}',
          params: { workspace, group: outcome.value.id, tab: 'users' },
        });
      }
    } catch (error) {
      setProblem(error);
    }
    setSending(false);
  };
  return (
    <FormModal
      title={words.title(group.name)}
      submitLabel={words.confirm}
      sending={sending}
      disabled={parts.length === 0 || name.trim() === ''}
      problem={problem === undefined || nameProblem !== undefined ? undefined : saying(problem)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextInput
        label={words.name}
        data-autofocus
        maxLength={50}
        value={name}
        error={nameProblem}
        onChange={(event) => {
          setName(event.currentTarget.value);
        }}
      />
      <Checkbox.Group
        label={words.parts}
        value={parts}
        error={parts.length === 0 ? words.noPart : undefined}
        onChange={(chosen) => {
          setLeft(all.map((part) => part.name).filter((part) => !chosen.includes(part)));
        }}
      >
        <Stack gap="xs" mt="xs">
          {all.map((part) => (
            <div key={part.name} className={classes.part}>
              <Checkbox value={part.name} label={part.label} />
              <Text size="xs" c="dimmed">
                {part.holds}
              </Text>
            </div>
          ))}
        </Stack>
      </Checkbox.Group>
    </FormModal>
  );
}
