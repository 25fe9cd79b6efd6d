import { Button, Modal, Text, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import type { InstanceWorkspace } from '@/api/types';
import { toastDone } from '@/components/toast';
import { FormAlert } from '@/forms/form-alert';
import { showProblem } from '@/forms/problems';
import { text } from '@/forms/schemas';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { useSaveWorkspace } from './workspaces-api';
import classes from './workspaces.module.css';

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
    <Modal
      opened
      onClose={onClose}
      title={workspace ? words.renameTitle(workspace.name) : words.addTitle}
      closeButtonProps={{ 'aria-label': messages.common.close }}
    >
      <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
        <FormAlert message={errors.root?.message} />
        {!workspace && <Text c="dimmed">{words.addHelp}</Text>}
        <TextInput label={words.name} data-autofocus error={errors.name?.message} {...form.register('name')} />
        <TextInput
          label={words.slug}
          description={workspace ? words.slugChange : words.slugHelp}
          error={errors.slug?.message}
          {...form.register('slug')}
        />
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {messages.common.cancel}
          </Button>
          <Button type="submit" loading={form.formState.isSubmitting}>
            {workspace ? messages.common.save : words.add}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
