import { Text, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { useChange } from '@/changes/change-context';
import { FormModal } from '@/forms/form-modal';
import { showProblem } from '@/forms/problems';
import { text } from '@/forms/schemas';
import { inside } from '@/messages/inside';
import { groupCalls } from './groups-api';

const words = inside.groups;
const schema = z.object({ name: text('a name for the group', 50) });

export function CreateGroupModal({ workspace, onClose }: { workspace: string; onClose: () => void }) {
  const { run } = useChange();
  const navigate = useNavigate();
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { name: '' } });
  const { errors } = form.formState;

  const submit = form.handleSubmit(async ({ name }) => {
    try {
      const outcome = await run({
        place: { workspace },
        title: words.createTitle,
        send: groupCalls(workspace).create(name),
        done: words.created(name),
      });
      if (!outcome.done || !('id' in outcome.value)) return;
      onClose();
      const group = outcome.value.id;
      await navigate({ to: '/$workspace/workspace-settings/groups/$group/{-$tab}', params: { workspace, group, tab: 'users' } });
    } catch (error) {
      showProblem(form, error, ['name']);
    }
  });
  return (
    <FormModal
      title={words.createTitle}
      submitLabel={words.createGroup}
      sending={form.formState.isSubmitting}
      problem={errors.root?.message}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Text c="dimmed" size="sm">
        {words.createHelp}
      </Text>
      <TextInput label={words.groupName} data-autofocus error={errors.name?.message} {...form.register('name')} />
    </FormModal>
  );
}
