import { Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { Controller, useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import type { Constant } from '@/api/types';
import { toastDone } from '@/components/toast';
import { FormModal } from '@/forms/form-modal';
import { showProblem } from '@/forms/problems';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { useConstantChanges } from './constants-api';
import classes from './constants.module.css';

const words = inside.constants;
const kinds = ['plain', 'secret'] as const;
const base = {
  name: z.string().check(z.trim(), z.regex(/^[A-Za-z_][A-Za-z0-9_]{0,49}$/, words.nameInvalid)),
  kind: z.enum(kinds),
};
const newSchema = z.object({ ...base, value: z.string().check(z.minLength(1, words.valueRequired)) });
const editSchema = z.object({ ...base, value: z.string() });

interface ConstantModalProps {
  workspace: string;
  /** Absent: a new one. */
  constant?: Constant | undefined;
  onClose: () => void;
}

export function ConstantModal({ workspace, constant, onClose }: ConstantModalProps) {
  const { add, edit } = useConstantChanges(workspace);
  const kept = constant?.kind === 'secret';
  const form = useForm({
    resolver: zodResolver(kept ? editSchema : newSchema),
    defaultValues: { name: constant?.name ?? '', kind: constant?.kind ?? 'plain', value: constant?.value ?? '' },
  });
  const { errors } = form.formState;

  const submit = form.handleSubmit(async ({ name, kind, value }) => {
    try {
      if (!constant) {
        await add.mutateAsync({ name, kind, value });
        toastDone(words.added(name));
      } else {
        const body = { ...(name !== constant.name && { name }), ...(value !== (constant.value ?? '') && { value }) };
        if (Object.keys(body).length > 0) await edit.mutateAsync({ id: constant.id, body });
        toastDone(words.saved(name));
      }
      onClose();
    } catch (error) {
      showProblem(form, error, ['name', 'kind', 'value']);
    }
  });
  return (
    <FormModal
      title={constant ? words.editTitle(constant.name) : words.addTitle}
      submitLabel={constant ? messages.common.save : words.add}
      sending={form.formState.isSubmitting}
      problem={errors.root?.message}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextInput
        className={classes.mono}
        label={words.name}
        description={words.nameHelp}
        autoComplete="off"
        data-autofocus
        error={errors.name?.message}
        {...form.register('name')}
      />
      {!constant && (
        <Controller
          control={form.control}
          name="kind"
          render={({ field }) => (
            <Radio.Group label={words.kindLabel} {...field}>
              <Stack gap="xs" mt={4}>
                {kinds.map((kind) => (
                  <Radio key={kind} value={kind} label={words.kinds[kind]} description={words.kindHelp[kind]} />
                ))}
              </Stack>
            </Radio.Group>
          )}
        />
      )}
      <Textarea
        className={classes.mono}
        label={kept ? words.newValue : words.value}
        description={kept ? words.newValueHelp : undefined}
        autosize
        minRows={2}
        maxRows={10}
        autoComplete="off"
        spellCheck={false}
        error={errors.value?.message}
        {...form.register('value')}
      />
    </FormModal>
  );
}
