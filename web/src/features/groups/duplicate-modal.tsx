import { Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { isProblem, saying } from '@/api/problem';
import type { DuplicatePart, Group } from '@/api/types';
import { useChange } from '@/changes/change-context';
import { FormModal } from '@/forms/form-modal';
import { messages } from '@/messages/en';
import { grantsQuery } from '@/workspace/grants-api';
import { groupCalls } from './groups-api';
import classes from './groups.module.css';

const words = messages.groups.duplicateDialog;
const allParts: DuplicatePart[] = ['members', 'permissions', 'apps', 'data_sources'];

interface DuplicateModalProps {
  workspace: string;
  group: Group;
  onClose: () => void;
}

/** What each part of the group holds. */
function useHoldings(workspace: string, group: Group): Record<DuplicatePart, number | undefined> {
  const grants = useQuery(grantsQuery(workspace, group.id)).data;
  return {
    members: group.member_count,
    permissions: Object.values(group.permissions).filter(Boolean).length,
    apps: grants?.filter((grant) => grant.resource_type === 'app').length,
    data_sources: grants?.filter((grant) => grant.resource_type === 'data_source').length,
  };
}

export function DuplicateModal({ workspace, group, onClose }: DuplicateModalProps) {
  const [name, setName] = useState(words.copyName(group.name).slice(0, 50));
  const [parts, setParts] = useState(allParts);
  const [problem, setProblem] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const holdings = useHoldings(workspace, group);
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
          setParts(allParts.filter((part) => chosen.includes(part)));
        }}
      >
        <Stack gap="xs" mt="xs">
          {allParts.map((part) => (
            <div key={part} className={classes.part}>
              <Checkbox value={part} label={words.part[part]} />
              <Text size="xs" c="dimmed">
                {holdings[part] !== undefined && words.holds[part](holdings[part])}
              </Text>
            </div>
          ))}
        </Stack>
      </Checkbox.Group>
    </FormModal>
  );
}
