import { Select, Switch, Textarea, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery } from '@tanstack/react-query';
import { Controller, useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { toastDone } from '@/components/toast';
import { FormModal } from '@/forms/form-modal';
import { showProblem } from '@/forms/problems';
import { text } from '@/forms/schemas';
import { inside } from '@/messages/inside';
import { foldersQuery, useCreateApp } from './apps-api';

const words = inside.apps;
const schema = z.object({
  name: text('a name for the app', 50),
  url: z.string().check(z.trim(), z.regex(/^https?:\/\/\S+$/i, words.urlInvalid)),
  description: z.string().check(z.trim()),
  folder_id: z.nullable(z.string()),
  released: z.boolean(),
});

export function AddAppModal({ workspace, onClose }: { workspace: string; onClose: () => void }) {
  const create = useCreateApp(workspace);
  const folders = useQuery(foldersQuery(workspace));
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { name: '', url: '', description: '', folder_id: null, released: true },
  });
  const { errors } = form.formState;

  const submit = form.handleSubmit(async ({ folder_id: folder, ...values }) => {
    try {
      const app = await create.mutateAsync({ ...values, ...(folder !== null && { folder_id: folder }) });
      toastDone(words.added(app.name));
      onClose();
    } catch (error) {
      showProblem(form, error, ['name', 'url', 'description', 'folder_id']);
    }
  });
  return (
    <FormModal
      title={words.addTitle}
      submitLabel={words.addSubmit}
      sending={form.formState.isSubmitting}
      problem={errors.root?.message}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextInput label={words.name} data-autofocus error={errors.name?.message} {...form.register('name')} />
      <TextInput
        label={words.url}
        description={words.urlHelp}
        type="url"
        placeholder="https://"
        error={errors.url?.message}
        {...form.register('url')}
      />
      <Textarea label={words.description} autosize minRows={2} error={errors.description?.message} {...form.register('description')} />
      {(folders.data?.length ?? 0) > 0 && (
        <Controller
          control={form.control}
          name="folder_id"
          render={({ field }) => (
            <Select
              label={words.folder}
              placeholder={words.folderNone}
              clearable
              searchable
              data={folders.data?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
              error={errors.folder_id?.message}
              {...field}
            />
          )}
        />
      )}
      <Controller
        control={form.control}
        name="released"
        render={({ field: { value, onChange, ref, ...field } }) => (
          <Switch label={words.released} description={words.releasedHelp} checked={value} onChange={onChange} ref={ref} {...field} />
        )}
      />
    </FormModal>
  );
}
