import { Button, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import * as z from 'zod/mini';
import type { ChangePlace } from '@/changes/types';
import { CopyField } from '@/components/copy-field';
import { FormAlert } from '@/forms/form-alert';
import { FormFoot } from '@/forms/form-foot';
import { showProblem } from '@/forms/problems';
import { text } from '@/forms/schemas';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { usePasswordGate } from '@/session/password-gate';
import { ScopesField } from './scopes-field';
import { endAfter, endChoices } from './token-end';
import { makeToken } from './tokens-api';
import classes from './tokens.module.css';

const words = inside.tokens;
const scope = z.enum([
  'members:read', 'members:write', 'groups:read', 'groups:write', 'resources:read', 'resources:write', 'audit:read', 'decisions:read',
  'instance:read', 'instance:write',
]);
const schema = z.object({
  name: text('a name for the token', 50),
  scopes: z.array(scope).check(z.minLength(1, words.scopeNeeded)),
  end: z.enum(endChoices),
});
const blank: z.infer<typeof schema> = { name: '', scopes: [], end: '90' };

export function MakeTokenModal({ place, onClose }: { place: ChangePlace; onClose: () => void }) {
  const [secret, setSecret] = useState<string | undefined>();
  return (
    <Modal
      opened
      onClose={onClose}
      size={520}
      title={secret === undefined ? words.makeTitle : words.shownTitle}
      // Once closed the secret is gone: a click beside the dialog must not lose it.
      closeOnClickOutside={secret === undefined}
      closeOnEscape={secret === undefined}
      withCloseButton={secret === undefined}
      closeButtonProps={{ 'aria-label': messages.common.close }}
    >
      {secret === undefined ? (
        <MakeForm place={place} onMade={setSecret} onClose={onClose} />
      ) : (
        <Stack>
          <Text>{words.shownText}</Text>
          <CopyField label={words.shownLabel} value={secret} />
          <div className={classes.foot}>
            <Button onClick={onClose}>{words.done}</Button>
          </div>
        </Stack>
      )}
    </Modal>
  );
}

function MakeForm({ place, onMade, onClose }: { place: ChangePlace; onMade: (secret: string) => void; onClose: () => void }) {
  const gate = usePasswordGate();
  const client = useQueryClient();
  const form = useForm({ resolver: zodResolver(schema), defaultValues: blank });
  const { errors } = form.formState;
  const end = useWatch({ control: form.control, name: 'end' });

  const submit = form.handleSubmit(async ({ end: chosen, ...body }) => {
    try {
      const made = await gate(() => makeToken(place, { ...body, expires_at: endAfter(chosen) }));
      if (!made.done) return;
      void client.invalidateQueries({ queryKey: ['tokens', place] });
      onMade(made.value.secret ?? '');
    } catch (error) {
      showProblem(form, error, ['name', 'scopes']);
    }
  });
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
      <FormAlert message={errors.root?.message} />
      <Text size="sm" c="dimmed">
        {words.makeHelp}
      </Text>
      <TextInput label={words.name} description={words.nameHelp} data-autofocus error={errors.name?.message} {...form.register('name')} />
      <Controller
        control={form.control}
        name="scopes"
        render={({ field }) => <ScopesField ofInstance={place === 'instance'} value={field.value} onChange={field.onChange} error={errors.scopes?.message} />}
      />
      <Controller
        control={form.control}
        name="end"
        render={({ field }) => (
          <Select
            label={words.end}
            description={end === 'never' ? words.endNever : undefined}
            data={endChoices.map((one) => ({ value: one, label: words.ends[one] }))}
            {...field}
          />
        )}
      />
      <FormFoot submitLabel={words.submit} sending={form.formState.isSubmitting} onCancel={onClose} />
    </form>
  );
}
