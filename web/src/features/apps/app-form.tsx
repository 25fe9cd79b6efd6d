import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery } from '@tanstack/react-query';
import { Controller, useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import type { App } from '@/api/types';
import { useChange } from '@/changes/change-context';
import { FormAlert } from '@/forms/form-alert';
import { showProblem } from '@/forms/problems';
import { text } from '@/forms/schemas';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { PersonSelect } from '@/workspace/person-select';
import { differenceOf, draftOf } from './app-difference';
import { IconSelect } from './icon-select';
import { editApp, foldersQuery } from './apps-api';
import classes from './apps.module.css';

const words = inside.apps;
const schema = z.object({
  name: text('a name for the app', 50),
  slug: z.string().check(z.trim(), z.regex(/^[a-z0-9-]{1,50}$/, words.app.slugInvalid)),
  url: z.string().check(z.trim(), z.regex(/^https?:\/\/\S+$/i, words.urlInvalid)),
  description: z.string().check(z.trim()),
  icon: z.nullable(z.custom<NonNullable<App['icon']>>()),
  folder_id: z.nullable(z.string()),
  owner_id: z.nullable(z.string()),
});
const fields = ['name', 'slug', 'url', 'description', 'icon', 'folder_id', 'owner_id'] as const;

function ownerName({ owner }: App, id: string | null): string | undefined {
  return owner?.id === id ? owner.name : undefined;
}

interface AppFormProps {
  workspace: string;
  app: App;
  /** An admin hands it over. */
  mayHandOver: boolean;
  onSaved: (slug: string) => void;
}

export function AppForm({ workspace, app, mayHandOver, onSaved }: AppFormProps) {
  const { run } = useChange();
  const folders = useQuery(foldersQuery(workspace));
  const form = useForm({ resolver: zodResolver(schema), values: draftOf(app) });
  const { errors, isDirty, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (draft) => {
    const body = differenceOf(app, draft);
    if (!body) return;
    try {
      const outcome = await run({
        place: { workspace },
        title: words.app.changeTitle(app.name),
        confirmLabel: messages.common.save,
        send: editApp(workspace, app.id, body),
        done: words.app.saved(draft.name),
      });
      if (outcome.done) onSaved(draft.slug);
    } catch (error) {
      showProblem(form, error, [...fields]);
    }
  });
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
      <FormAlert message={errors.root?.message} />
      <TextInput label={words.name} error={errors.name?.message} {...form.register('name')} />
      <TextInput label={words.url} description={words.urlHelp} type="url" error={errors.url?.message} {...form.register('url')} />
      <TextInput label={words.app.slug} description={words.app.slugHelp} error={errors.slug?.message} {...form.register('slug')} />
      <Textarea label={words.description} autosize minRows={2} error={errors.description?.message} {...form.register('description')} />
      <Controller control={form.control} name="icon" render={({ field }) => <IconSelect value={field.value} onChange={field.onChange} />} />
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
      {mayHandOver && (
        <Controller
          control={form.control}
          name="owner_id"
          render={({ field }) => (
            <PersonSelect
              workspace={workspace}
              label={words.app.owner}
              description={words.app.ownerHelp}
              placeholder={words.app.nobody}
              by="id"
              owners
              value={field.value ?? undefined}
              valueName={ownerName(app, field.value)}
              onChange={(owner) => { field.onChange(owner ?? null); }}
              error={errors.owner_id?.message}
            />
          )}
        />
      )}
      <div className={classes.foot}>
        <Button variant="default" disabled={!isDirty} onClick={() => { form.reset(); }}>
          {messages.common.cancel}
        </Button>
        <Button type="submit" disabled={!isDirty} loading={isSubmitting}>
          {messages.common.save}
        </Button>
      </div>
    </form>
  );
}
