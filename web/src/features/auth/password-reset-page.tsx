import { Button, PasswordInput, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import * as z from 'zod/mini';
import { isProblem } from '@/api/problem';
import { FormAlert } from '@/forms/form-alert';
import { PasswordHints } from '@/forms/password-hints';
import { showProblem } from '@/forms/problems';
import { email, newPassword } from '@/forms/schemas';
import { messages } from '@/messages/en';
import { instanceQuery } from '@/session/session';
import { useRedeemReset, useRequestReset } from './auth-api';
import { AuthFrame } from './auth-frame';
import classes from './auth-frame.module.css';
import { useFragmentToken } from './use-fragment-token';

const words = messages.auth.reset;

/** With a token in the fragment: choose a new password. Without: ask for a link. */
export function PasswordResetPage() {
  const [asking, setAsking] = useState(false);
  const token = useFragmentToken();
  if (token === '' || asking) return <RequestReset />;
  return (
    <RedeemReset
      key={token}
      token={token}
      onAskAgain={() => {
        setAsking(true);
      }}
    />
  );
}

const requestSchema = z.object({ email });

function RequestReset() {
  const request = useRequestReset();
  const instance = useQuery(instanceQuery);
  const form = useForm({ resolver: zodResolver(requestSchema), defaultValues: { email: '' } });
  const { errors } = form.formState;
  const noMail = instance.data?.mail_configured === false;
  const submit = form.handleSubmit(async (values) => {
    await request.mutateAsync(values).catch((error: unknown) => {
      showProblem(form, error, ['email']);
    });
  });

  if (request.isSuccess) {
    return (
      <AuthFrame title={words.sentTitle} text={words.sentText(request.variables.email)}>
        <Button component={Link} to="/sign-in" variant="default" fullWidth>
          {messages.common.back}
        </Button>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title={words.requestTitle} text={noMail ? words.requestNoMail : words.requestText}>
      <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
        <FormAlert message={errors.root?.message} />
        {!noMail && (
          <>
            <TextInput
              label={messages.common.email}
              type="email"
              autoComplete="username"
              autoFocus
              error={errors.email?.message}
              {...form.register('email')}
            />
            <Button type="submit" fullWidth loading={form.formState.isSubmitting}>
              {words.send}
            </Button>
          </>
        )}
        <Button component={Link} to="/sign-in" variant="default" fullWidth>
          {messages.common.back}
        </Button>
      </form>
    </AuthFrame>
  );
}

const redeemSchema = z.object({ password: newPassword });

function RedeemReset({ token, onAskAgain }: { token: string; onAskAgain: () => void }) {
  const redeem = useRedeemReset();
  const form = useForm({ resolver: zodResolver(redeemSchema), defaultValues: { password: '' } });
  const { errors } = form.formState;
  const password = useWatch({ control: form.control, name: 'password' });
  const submit = form.handleSubmit(async (values) => {
    await redeem.mutateAsync({ token, ...values }).catch((error: unknown) => {
      showProblem(form, error, ['password']);
    });
  });

  if (redeem.isSuccess) {
    return (
      <AuthFrame title={words.doneTitle} text={words.doneText}>
        <Button component={Link} to="/sign-in" fullWidth>
          {messages.auth.signIn.submit}
        </Button>
      </AuthFrame>
    );
  }
  if (isProblem(redeem.error, 'invitation_invalid')) {
    return (
      <AuthFrame title={words.badTitle} text={words.badText}>
        <Button fullWidth onClick={onAskAgain}>
          {words.askAgain}
        </Button>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title={words.title} text={words.text}>
      <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
        <FormAlert message={errors.root?.message} />
        <div>
          <PasswordInput
            label={words.newPassword}
            autoComplete="new-password"
            autoFocus
            error={errors.password?.message}
            {...form.register('password')}
          />
          <PasswordHints password={password} />
        </div>
        <Button type="submit" fullWidth loading={form.formState.isSubmitting}>
          {words.submit}
        </Button>
      </form>
    </AuthFrame>
  );
}
