import { TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import type { Group } from '@/api/types';
import { useChange } from '@/changes/change-context';
import { FormModal } from '@/forms/form-modal';
import { showProblem } from '@/forms/problems';
import { text } from '@/forms/schemas';
import { inside } from '@/messages/inside';
import { groupCalls } from './groups-api';

const words = inside.groups;
const schema = z.object({ name: text('a name for the group', 50) });

interface RenameGroupModalProps {
  workspace: string;
  group: Group;
  onClose: () => void;
}

export function RenameGroupModal({ workspace, group, onClose }: RenameGroupModalProps) {
  const { run } = useChange();
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { name: group.name } });
  const { errors } = form.formState;

  const submit = form.handleSubmit(async ({ name }) => {
    try {
      const outcome = await run({
        place: { workspace },
        title: words.renameTitle(group.name),
        send: groupCalls(workspace).rename(group.id, name),
        undoable: true,
        done: words.renamed(group.name, name),
      });
      if (outcome.done) onClose();
    } catch (error) {
      showProblem(form, error, ['name']);
    }
  });
  return (
    <FormModal
      title={words.renameTitle(group.name)}
      submitLabel={words.rename}
      sending={form.formState.isSubmitting}
      problem={errors.root?.message}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextInput label={words.groupName} data-autofocus error={errors.name?.message} {...form.register('name')} />
    </FormModal>
  );
}
