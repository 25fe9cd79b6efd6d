import { Button, PasswordInput, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useNavigate } from '@tanstack/react-router';
import { useForm, useWatch } from 'react-hook-form';
import * as z from 'zod/mini';
import type { InvitationInspection, PasskeyAnswer } from '@/api/types';
import { FormAlert } from '@/forms/form-alert';
import { PasswordHints } from '@/forms/password-hints';
import { showProblem, waitOf } from '@/forms/problems';
import { anyPassword, newPassword, personName } from '@/forms/schemas';
import { messages } from '@/messages/en';
import { PasskeyButton } from '@/session/passkey-button';
import { showPasskeyProblem } from '@/session/passkey-refusal';
import { useSecondFactor } from '@/session/use-second-factor';
import { useAcceptInvitation } from './auth-api';
import classes from './auth-frame.module.css';

const words = messages.auth.invitation;

interface AcceptFormProps {
  token: string;
  inspection: InvitationInspection;
  signedIn: boolean;
}

/** What must be given to accept: name and password, a password, a new one, or nothing at all. */
function asked(account: InvitationInspection['account'], signedIn: boolean) {
  const choosesPassword = account !== 'existing';
  return { name: account === 'new', password: choosesPassword || !signedIn, choosesPassword };
}

export function AcceptForm({ token, inspection, signedIn }: AcceptFormProps) {
  const needs = asked(inspection.account, signedIn);
  const navigate = useNavigate();
  const accept = useAcceptInvitation();
  const second = useSecondFactor();
  const schema = z.object({
    name: needs.name ? personName : z.string(),
    password: needs.choosesPassword ? newPassword : needs.password ? anyPassword : z.string(),
  });
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { name: inspection.name, password: '' } });
  const { errors } = form.formState;
  const [name, password] = useWatch({ control: form.control, name: ['name', 'password'] });

  const send = async (body: Parameters<typeof accept.mutateAsync>[0]) => {
    const { workspace } = await accept.mutateAsync(body);
    await navigate({ to: '/$workspace', params: { workspace: workspace.slug } });
  };
  const submit = form.handleSubmit(async (values) => {
    try {
      await send({
        token,
        ...(needs.name && { name: values.name }),
        ...(needs.password && { password: values.password }),
        ...(await second.answer()),
      });
    } catch (error) {
      if (!second.take(error)) showProblem(form, error, ['name', 'password']);
    }
  });
  /** In place of the password. */
  const byPasskey = async (ask: () => Promise<PasskeyAnswer>) => {
    form.clearErrors();
    try {
      await send({ token, passkey: await ask() });
    } catch (error) {
      showPasskeyProblem(form, error);
    }
  };
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
      <FormAlert message={errors.root?.message} until={waitOf(errors)} />
      <input type="hidden" autoComplete="username" value={inspection.email} readOnly />
      {needs.name && (
        <TextInput label={words.yourName} autoComplete="name" error={errors.name?.message} {...form.register('name')} />
      )}
      {needs.password && (
        <div>
          <PasswordInput
            label={needs.choosesPassword && !needs.name ? words.newPassword : words.password}
            autoComplete={needs.choosesPassword ? 'new-password' : 'current-password'}
            autoFocus
            error={errors.password?.message}
            {...form.register('password')}
          />
          {needs.choosesPassword && <PasswordHints password={password} own={[name, inspection.email, inspection.workspace.name]} />}
        </div>
      )}
      {second.field}
      <Button type="submit" fullWidth loading={form.formState.isSubmitting}>
        {words.submit}
      </Button>
      {needs.password && !needs.choosesPassword && !second.asked && <PasskeyButton label={messages.auth.passkey.instead} onUse={byPasskey} />}
    </form>
  );
}
