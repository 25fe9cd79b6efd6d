import { Button, Modal, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import type { Group } from '@/api/types';
import { useChange } from '@/changes/change-context';
import { FormAlert } from '@/forms/form-alert';
import { showProblem } from '@/forms/problems';
import { text } from '@/forms/schemas';
import { messages } from '@/messages/en';
import { groupCalls } from './groups-api';
import classes from './groups.module.css';

const words = messages.groups;
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
        done: words.renamed,
      });
      if (outcome.done) onClose();
    } catch (error) {
      showProblem(form, error, ['name']);
    }
  });
  return (
    <Modal opened onClose={onClose} title={words.renameTitle(group.name)} closeButtonProps={{ 'aria-label': messages.common.close }}>
      <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
        <FormAlert message={errors.root?.message} />
        <TextInput label={words.groupName} data-autofocus error={errors.name?.message} {...form.register('name')} />
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {messages.common.cancel}
          </Button>
          <Button type="submit" loading={form.formState.isSubmitting}>
            {words.rename}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
