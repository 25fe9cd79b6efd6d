import { Button, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { toastDone } from '@/components/toast';
import { FormAlert } from '@/forms/form-alert';
import { showProblem } from '@/forms/problems';
import { personName } from '@/forms/schemas';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { useMe } from '@/session/session';
import { useRename } from './profile-api';
import classes from './profile.module.css';

const words = inside.profile;
const schema = z.object({ name: personName });

export function NameForm() {
  const { user } = useMe();
  const rename = useRename();
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { name: user.name } });
  const { errors, isDirty } = form.formState;

  const submit = form.handleSubmit(async ({ name }) => {
    try {
      await rename.mutateAsync(name);
      form.reset({ name });
      toastDone(words.saved);
    } catch (error) {
      showProblem(form, error, ['name']);
    }
  });
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
      <FormAlert message={errors.root?.message} />
      <TextInput label={words.name} autoComplete="name" error={errors.name?.message} {...form.register('name')} />
      <TextInput label={words.email} description={words.emailHelp} value={user.email} readOnly variant="filled" />
      <div>
        <Button type="submit" disabled={!isDirty} loading={form.formState.isSubmitting}>
          {messages.common.save}
        </Button>
      </div>
    </form>
  );
}
