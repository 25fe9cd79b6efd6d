import { Button, Switch, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '@/api/client';
import { saying } from '@/api/problem';
import type { EditInstanceSettings, InstanceSettings } from '@/api/types';
import { SettingsPart } from '@/components/settings-part';
import { toastDone } from '@/components/toast';
import { FormAlert } from '@/forms/form-alert';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { number } from '@/messages/plural';
import { usePasswordGate } from '@/session/password-gate';
import { DemandField } from './demand-field';
import classes from './instance.module.css';
import { OriginLines } from './origin-lines';
import { daysOf, differenceOf, draftOf, limitOf, originsComplete, type SettingsDraft } from './settings-draft';

const words = inside.instance;

export function SettingsForm({ settings }: { settings: InstanceSettings }) {
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(settings));
  const [tried, setTried] = useState(false);
  const summary = useQuery({ queryKey: ['instance-summary'], queryFn: () => take(api.GET('/instance/summary')) });
  const gate = usePasswordGate();
  const save = useMutation({
    mutationFn: (body: EditInstanceSettings) => gate(() => take(api.PATCH('/instance/settings', { body }))),
    onSuccess: async (outcome) => {
      if (!outcome.done) return;
      const saved = outcome.value;
      client.setQueryData(['instance-settings'], saved);
      setDraft(draftOf(saved));
      toastDone(words.saved);
      await client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('instance-') });
    },
  });
  const set = (part: Partial<SettingsDraft>) => { setDraft((now) => ({ ...now, ...part })); };
  const body = differenceOf(settings, draft);
  const unchanged = body !== undefined && Object.keys(body).length === 0;
  const limit = (name: 'userLimit' | 'builderLimit', label: string, total: number | undefined) => (
    <TextInput
      label={label}
      description={total === undefined ? undefined : words.now(number(total))}
      placeholder={words.noLimit}
      inputMode="numeric"
      w={160}
      value={draft[name]}
      error={tried && limitOf(draft[name]) === undefined ? words.limitInvalid : undefined}
      onChange={(event) => { set({ [name]: event.currentTarget.value }); }}
    />
  );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (body && !unchanged) save.mutate(body);
      }}
    >
      <FormAlert message={save.error === null ? undefined : saying(save.error)} />
      <SettingsPart title={words.general} help={words.generalHelp}>
        <TextInput
          label={words.name}
          maxLength={50}
          value={draft.name}
          error={tried && draft.name.trim() === '' ? messages.common.required('a name') : undefined}
          onChange={(event) => { set({ name: event.currentTarget.value }); }}
        />
        <TextInput label={words.baseUrl} description={words.baseUrlHelp} readOnly variant="filled" value={settings.base_url} />
      </SettingsPart>
      <SettingsPart title={words.limits} help={words.limitsHelp}>
        <div className={classes.pair}>
          {limit('userLimit', words.userLimit, summary.data?.users.total)}
          {limit('builderLimit', words.builderLimit, summary.data?.builders.total)}
        </div>
      </SettingsPart>
      <SettingsPart title={words.invitations} help={words.invitationsHelp}>
        <TextInput
          label={words.days}
          inputMode="numeric"
          w={220}
          value={draft.days}
          error={tried && daysOf(draft.days) === undefined ? words.daysInvalid : undefined}
          onChange={(event) => { set({ days: event.currentTarget.value }); }}
        />
        <Switch
          label={words.anyone}
          description={words.anyoneHelp}
          checked={draft.anyone}
          onChange={(event) => { set({ anyone: event.currentTarget.checked }); }}
        />
      </SettingsPart>
      <SettingsPart title={inside.secondFactor.instance.title} help={inside.secondFactor.instance.help}>
        <DemandField value={draft.secondFactor} onChange={(secondFactor) => { set({ secondFactor }); }} />
      </SettingsPart>
      <SettingsPart title={words.origins} help={words.originsHelp}>
        <OriginLines
          lines={draft.origins}
          onChange={(origins) => { set({ origins }); }}
          error={tried && !originsComplete(draft.origins) ? words.originsIncomplete : undefined}
        />
      </SettingsPart>
      <div className={classes.foot}>
        <Button variant="default" disabled={unchanged} onClick={() => { setDraft(draftOf(settings)); setTried(false); }}>
          {messages.common.cancel}
        </Button>
        <Button type="submit" disabled={unchanged} loading={save.isPending}>
          {messages.common.save}
        </Button>
      </div>
    </form>
  );
}
