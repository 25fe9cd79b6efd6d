import { Button, Modal, Text, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { useChange } from '@/changes/change-context';
import { FormAlert } from '@/forms/form-alert';
import { showProblem } from '@/forms/problems';
import { text } from '@/forms/schemas';
import { messages } from '@/messages/en';
import { groupCalls } from './groups-api';
import classes from './groups.module.css';

const words = messages.groups;
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
    <Modal opened onClose={onClose} title={words.createTitle} closeButtonProps={{ 'aria-label': messages.common.close }}>
      <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
        <Text c="dimmed" size="sm">
          {words.createHelp}
        </Text>
        <FormAlert message={errors.root?.message} />
        <TextInput label={words.groupName} data-autofocus error={errors.name?.message} {...form.register('name')} />
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {messages.common.cancel}
          </Button>
          <Button type="submit" loading={form.formState.isSubmitting}>
            {words.createGroup}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
