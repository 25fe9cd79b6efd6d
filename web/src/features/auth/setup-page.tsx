import { Button, PasswordInput, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import * as z from 'zod/mini';
import { isProblem } from '@/api/problem';
import { FormAlert } from '@/forms/form-alert';
import { PasswordHints } from '@/forms/password-hints';
import { showProblem, waitOf } from '@/forms/problems';
import { email, newPassword, personName, text } from '@/forms/schemas';
import { messages } from '@/messages/en';
import { instanceQuery } from '@/session/session';
import { useSetUp } from './auth-api';
import { AuthFrame } from './auth-frame';
import classes from './auth-frame.module.css';

const words = messages.auth.setup;
const schema = z.object({
  name: personName,
  email,
  password: newPassword,
  workspace_name: text('a name for the workspace', 50),
  setup_code: z.string().check(z.trim()),
});
const fields = ['name', 'email', 'password', 'workspace_name', 'setup_code'] as const;

export function SetupPage() {
  const instance = useQuery(instanceQuery);
  const [done, setDone] = useState(false);
  if (done || instance.data?.setup_required === false) {
    return (
      <AuthFrame title={words.doneTitle} text={words.doneText}>
        <Button component={Link} to="/sign-in" fullWidth>
          {messages.auth.signIn.submit}
        </Button>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title={words.title} text={words.text}>
      <SetupForm
        onDone={() => {
          setDone(true);
        }}
      />
    </AuthFrame>
  );
}

function SetupForm({ onDone }: { onDone: () => void }) {
  const navigate = useNavigate();
  const setUp = useSetUp();
  const [codeNeeded, setCodeNeeded] = useState(false);
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { name: '', email: '', password: '', workspace_name: '', setup_code: '' },
  });
  const { errors } = form.formState;
  const [password, ...own] = useWatch({ control: form.control, name: ['password', 'name', 'email', 'workspace_name'] });

  const submit = form.handleSubmit(async ({ setup_code: code, ...values }) => {
    try {
      await setUp.mutateAsync(code === '' ? values : { ...values, setup_code: code });
    } catch (error) {
      if (isProblem(error, 'setup_done')) onDone();
      else if (isProblem(error, 'setup_code_required')) {
        setCodeNeeded(true);
        form.setError('setup_code', { message: error.message });
      } else showProblem(form, error, [...fields]);
      return;
    }
    await navigate({ to: '/' });
  });
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
      <FormAlert message={errors.root?.message} until={waitOf(errors)} />
      <TextInput label={words.yourName} autoComplete="name" autoFocus error={errors.name?.message} {...form.register('name')} />
      <TextInput
        label={messages.common.email}
        type="email"
        autoComplete="username"
        error={errors.email?.message}
        {...form.register('email')}
      />
      <div>
        <PasswordInput
          label={messages.common.password}
          autoComplete="new-password"
          error={errors.password?.message}
          {...form.register('password')}
        />
        <PasswordHints password={password} own={own} />
      </div>
      <TextInput
        label={words.workspaceName}
        description={words.workspaceHelp}
        autoComplete="organization"
        error={errors.workspace_name?.message}
        {...form.register('workspace_name')}
      />
      {codeNeeded && (
        <TextInput
          label={words.code}
          description={words.codeHelp}
          autoComplete="one-time-code"
          error={errors.setup_code?.message}
          {...form.register('setup_code')}
        />
      )}
      <Button type="submit" fullWidth loading={form.formState.isSubmitting}>
        {words.submit}
      </Button>
    </form>
  );
}
