import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import * as z from 'zod/mini';
import type { InviteMember } from '@/api/types';
import { useChange } from '@/changes/change-context';
import { effectNote, EffectPreview } from '@/changes/effect-preview';
import { useEffectPreview } from '@/changes/use-effect-preview';
import { CopyField } from '@/components/copy-field';
import { RoleSelect } from '@/components/role-select';
import { FormAlert } from '@/forms/form-alert';
import { FormFoot } from '@/forms/form-foot';
import { showProblem } from '@/forms/problems';
import { email, personName } from '@/forms/schemas';
import { inside } from '@/messages/inside';
import { useMailConfigured } from '@/session/session';
import { GroupsSelect } from '@/workspace/groups-select';
import { memberCalls } from './users-api';
import classes from './users.module.css';

const words = inside.users.drawer;
const schema = z.object({
  name: personName,
  email,
  role: z.enum(['admin', 'builder', 'end_user']),
  group_ids: z.array(z.string()),
});
const blank: z.infer<typeof schema> = { name: '', email: '', role: 'end_user', group_ids: [] };

interface InviteFormProps {
  workspace: string;
  onDone: () => void;
}

export function InviteForm({ workspace, onDone }: InviteFormProps) {
  const [invited, setInvited] = useState<{ name: string; url: string } | undefined>();
  const { run } = useChange();
  const mail = useMailConfigured();
  const calls = memberCalls(workspace);
  const form = useForm({ resolver: zodResolver(schema), defaultValues: blank });
  const { errors } = form.formState;
  const values = useWatch({ control: form.control });
  const complete = schema.safeParse(values);
  const preview = useEffectPreview(['invite', workspace], {
    body: complete.success ? complete.data : undefined,
    send: (query, headers) => calls.invite((complete.data ?? blank) satisfies InviteMember)(query, headers),
  });

  const submit = form.handleSubmit(async (body) => {
    try {
      const outcome = await run({
        place: { workspace },
        title: words.changeTitle(body.name),
        confirmLabel: words.submit,
        send: calls.invite(body),
        seen: preview.seen,
        done: words.invited(body.name),
      });
      if (!outcome.done) return;
      const url = 'invitation_url' in outcome.value ? outcome.value.invitation_url : null;
      if (mail === false && url) setInvited({ name: body.name, url });
      else onDone();
    } catch (error) {
      showProblem(form, error, ['name', 'email', 'role', 'group_ids']);
    }
  });

  if (invited) {
    return (
      <Stack>
        <Text>{words.linkText(invited.name)}</Text>
        <CopyField label={words.linkTitle} value={invited.url} />
        <Group justify="flex-end">
          <Button
            variant="default"
            onClick={() => {
              setInvited(undefined);
              form.reset(blank);
            }}
          >
            {words.another}
          </Button>
          <Button onClick={onDone}>{inside.changes.done}</Button>
        </Group>
      </Stack>
    );
  }
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
      <FormAlert message={errors.root?.message} />
      <TextInput label={words.name} data-autofocus error={errors.name?.message} {...form.register('name')} />
      <TextInput label={words.email} type="email" autoComplete="off" error={errors.email?.message} {...form.register('email')} />
      <Controller
        control={form.control}
        name="role"
        render={({ field }) => <RoleSelect label={words.role} value={field.value} onChange={field.onChange} error={errors.role?.message} />}
      />
      <Controller
        control={form.control}
        name="group_ids"
        render={({ field }) => (
          <GroupsSelect
            workspace={workspace}
            label={words.groups}
            value={field.value}
            onChange={field.onChange}
            error={errors.group_ids?.message}
          />
        )}
      />
      {complete.success && <EffectPreview preview={preview} />}
      <FormFoot submitLabel={words.submit} sending={form.formState.isSubmitting} note={complete.success && errors.root === undefined && effectNote(preview)} onCancel={onDone} />
    </form>
  );
}
