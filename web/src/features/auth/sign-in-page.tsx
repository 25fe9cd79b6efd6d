import { Anchor, Button, PasswordInput, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { isProblem } from '@/api/problem';
import type { PasskeyAnswer } from '@/api/types';
import { FormAlert } from '@/forms/form-alert';
import { showProblem, waitOf } from '@/forms/problems';
import { anyPassword, email } from '@/forms/schemas';
import { messages } from '@/messages/en';
import { PasskeyButton } from '@/session/passkey-button';
import { showPasskeyProblem } from '@/session/passkey-refusal';
import { usePasskeySuggestion } from '@/session/use-passkey-suggestion';
import { useSecondFactor } from '@/session/use-second-factor';
import { useSignIn } from './auth-api';
import { AuthFrame } from './auth-frame';
import classes from './auth-frame.module.css';
import { isContinuation, wayOn } from './way-on';

const words = messages.auth.signIn;
const schema = z.object({ email, password: anyPassword });
const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { to } = route.useSearch();
  const router = useRouter();
  const signIn = useSignIn();
  const second = useSecondFactor();
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { email: '', password: '' } });
  const { errors } = form.formState;
  const [round, setRound] = useState(0);

  const goOn = () => {
    if (isContinuation(to)) window.location.assign(to);
    else router.history.push(wayOn(to));
  };
  const submit = form.handleSubmit(async (values) => {
    try {
      await signIn.mutateAsync({ ...values, ...(await second.answer()) });
    } catch (error) {
      if (second.take(error)) return;
      if (isProblem(error, 'unauthenticated')) {
        second.forget();
        form.setError('root', { message: words.wrong });
      } else showProblem(form, error, ['email', 'password']);
      return;
    }
    goOn();
    if (second.byRecoveryCode && !isContinuation(to)) void import('@/session/recovery-hint').then(({ hintAtRecoveryCodes }) => hintAtRecoveryCodes());
  });
  /** Alone, without e-mail and password. */
  const byPasskey = async (ask: () => Promise<PasskeyAnswer>) => {
    form.clearErrors();
    try {
      await signIn.mutateAsync({ passkey: await ask() });
      goOn();
    } catch (error) {
      showPasskeyProblem(form, error);
      setRound(round + 1);
    }
  };
  usePasskeySuggestion(!second.asked, round, (answer) => void byPasskey(() => Promise.resolve(answer)));
  if (second.asked) {
    return (
      <AuthFrame title={words.secondTitle} text={words.secondText(form.getValues('email'))}>
        <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
          <FormAlert message={errors.root?.message} until={waitOf(errors)} />
          {second.field}
          <Button type="submit" fullWidth loading={form.formState.isSubmitting}>
            {second.byPasskey ? messages.auth.passkey.use : words.submit}
          </Button>
          <Anchor component="button" type="button" size="sm" onClick={() => { form.reset(); second.forget(); }}>
            {words.somebodyElse}
          </Anchor>
        </form>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title={words.title} foot={words.invited}>
      <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
        <FormAlert message={errors.root?.message} until={waitOf(errors)} />
        <TextInput
          label={messages.common.email}
          type="email"
          autoComplete="username webauthn"
          autoFocus
          error={errors.email?.message}
          {...form.register('email')}
        />
        <PasswordInput
          label={messages.common.password}
          autoComplete="current-password"
          error={errors.password?.message}
          {...form.register('password')}
        />
        <Button type="submit" fullWidth loading={form.formState.isSubmitting}>
          {words.submit}
        </Button>
        <PasskeyButton label={words.byPasskey} onUse={byPasskey} />
        <Anchor component={Link} to="/password-reset" size="sm">
          {words.forgotten}
        </Anchor>
      </form>
    </AuthFrame>
  );
}
