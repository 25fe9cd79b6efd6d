import { Button, PasswordInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, useWatch } from 'react-hook-form';
import * as z from 'zod/mini';
import { toastDone } from '@/components/toast';
import { FormAlert } from '@/forms/form-alert';
import { PasswordHints } from '@/forms/password-hints';
import { showProblem, waitOf } from '@/forms/problems';
import { anyPassword, newPassword } from '@/forms/schemas';
import { inside } from '@/messages/inside';
import { useMe } from '@/session/session';
import { useSecondFactor } from '@/session/use-second-factor';
import { useChangePassword } from './profile-api';
import classes from './profile.module.css';

const words = inside.profile;
const schema = z.object({ current_password: anyPassword, new_password: newPassword });
const blank = { current_password: '', new_password: '' };

export function PasswordForm() {
  const { user, workspaces } = useMe();
  const change = useChangePassword();
  const second = useSecondFactor();
  const form = useForm({ resolver: zodResolver(schema), defaultValues: blank });
  const { errors } = form.formState;
  const next = useWatch({ control: form.control, name: 'new_password' });

  const submit = form.handleSubmit(async (values) => {
    try {
      await change.mutateAsync({ ...values, ...(await second.answer()) });
      form.reset(blank);
      second.forget();
      toastDone(words.changed);
    } catch (error) {
      if (!second.take(error)) showProblem(form, error, ['current_password', 'new_password']);
    }
  });
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
      <FormAlert message={errors.root?.message} until={waitOf(errors)} />
      <PasswordInput
        label={words.current}
        autoComplete="current-password"
        error={errors.current_password?.message}
        {...form.register('current_password')}
      />
      <div>
        <PasswordInput
          label={words.next}
          autoComplete="new-password"
          error={errors.new_password?.message}
          {...form.register('new_password')}
        />
        <PasswordHints password={next} own={[user.name, user.email, ...workspaces.map((one) => one.name)]} />
      </div>
      {second.field}
      <div>
        <Button type="submit" loading={form.formState.isSubmitting}>
          {words.change}
        </Button>
      </div>
    </form>
  );
}
