import { Text, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import type { InstanceWorkspace } from '@/api/types';
import { toastDone } from '@/components/toast';
import { FormModal } from '@/forms/form-modal';
import { showProblem } from '@/forms/problems';
import { text } from '@/forms/schemas';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { useSaveWorkspace } from './workspaces-api';

const words = inside.workspaces;
const schema = z.object({
  name: text('a name', 50),
  slug: z.string().check(z.trim(), z.regex(/^[a-z0-9-]{0,50}$/, words.slugInvalid)),
});

interface WorkspaceModalProps {
  /** Absent: a new one. */
  workspace?: InstanceWorkspace | undefined;
  onClose: () => void;
}

export function WorkspaceModal({ workspace, onClose }: WorkspaceModalProps) {
  const save = useSaveWorkspace();
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { name: workspace?.name ?? '', slug: workspace?.slug ?? '' } });
  const { errors } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      await save.mutateAsync({ id: workspace?.id, ...values });
      toastDone(workspace ? words.renamed(values.name) : words.added(values.name));
      onClose();
    } catch (error) {
      showProblem(form, error, ['name', 'slug']);
    }
  });
  return (
    <FormModal
      title={workspace ? words.renameTitle(workspace.name) : words.addTitle}
      submitLabel={workspace ? messages.common.save : words.add}
      sending={form.formState.isSubmitting}
      problem={errors.root?.message}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {!workspace && <Text c="dimmed">{words.addHelp}</Text>}
      <TextInput label={words.name} data-autofocus error={errors.name?.message} {...form.register('name')} />
      <TextInput
        label={words.slug}
        description={workspace ? words.slugChange : words.slugHelp}
        error={errors.slug?.message}
        {...form.register('slug')}
      />
    </FormModal>
  );
}
