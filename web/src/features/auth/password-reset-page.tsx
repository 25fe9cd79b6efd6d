import { Button, PasswordInput, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import * as z from 'zod/mini';
import { api, take } from '@/api/client';
import { isProblem } from '@/api/problem';
import type { ResetInspection } from '@/api/types';
import { ErrorState, LinesSkeleton } from '@/components/states';
import { FormAlert } from '@/forms/form-alert';
import { PasswordHints } from '@/forms/password-hints';
import { showProblem, waitOf } from '@/forms/problems';
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
    <Reset
      key={token}
      token={token}
      onAskAgain={() => {
        setAsking(true);
      }}
    />
  );
}

interface ResetProps {
  token: string;
  onAskAgain: () => void;
}

/** Says at once whether the link still works, before anybody thinks of a password. */
function Reset({ token, onAskAgain }: ResetProps) {
  const inspection = useQuery({
    queryKey: ['password-reset', token],
    retry: false,
    staleTime: Infinity,
    queryFn: () => take(api.POST('/password-resets/inspect', { body: { token } })),
  });
  if (isProblem(inspection.error, 'invitation_invalid')) return <BadLink onAskAgain={onAskAgain} />;
  if (inspection.error) {
    return (
      <AuthFrame title={words.title}>
        <ErrorState error={inspection.error} onRetry={() => void inspection.refetch()} />
      </AuthFrame>
    );
  }
  if (!inspection.data) {
    return (
      <AuthFrame title={words.title}>
        <LinesSkeleton />
      </AuthFrame>
    );
  }
  return <RedeemReset token={token} inspection={inspection.data} onAskAgain={onAskAgain} />;
}

function BadLink({ onAskAgain }: Pick<ResetProps, 'onAskAgain'>) {
  return (
    <AuthFrame title={words.badTitle} text={words.badText}>
      <Button fullWidth onClick={onAskAgain}>
        {words.askAgain}
      </Button>
    </AuthFrame>
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
        <FormAlert message={errors.root?.message} until={waitOf(errors)} />
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

function RedeemReset({ token, inspection, onAskAgain }: ResetProps & { inspection: ResetInspection }) {
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
  if (isProblem(redeem.error, 'invitation_invalid')) return <BadLink onAskAgain={onAskAgain} />;
  const { email, name, workspace_names: workspaces } = inspection;
  return (
    <AuthFrame title={words.title} text={words.text(email)}>
      <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
        <FormAlert message={errors.root?.message} until={waitOf(errors)} />
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <div>
          <PasswordInput
            label={words.newPassword}
            autoComplete="new-password"
            autoFocus
            error={errors.password?.message}
            {...form.register('password')}
          />
          <PasswordHints password={password} own={[name, email, ...workspaces]} />
        </div>
        <Button type="submit" fullWidth loading={form.formState.isSubmitting}>
          {words.submit}
        </Button>
      </form>
    </AuthFrame>
  );
}
