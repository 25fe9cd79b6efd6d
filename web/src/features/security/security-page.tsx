import { Switch, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { api, take } from '@/api/client';
import type { Workspace } from '@/api/types';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { Page } from '@/components/page';
import { SettingsPart } from '@/components/settings-part';
import { ErrorState, LinesSkeleton } from '@/components/states';
import { toastDone } from '@/components/toast';
import { inside } from '@/messages/inside';
import { OwnFactorFirst } from '@/session/own-factor-first';
import { usePasswordGate } from '@/session/password-gate';
import { useMe, useWorkspace } from '@/session/session';

const words = inside.secondFactor.workspace;
const route = getRouteApi('/shell/$workspace/workspace-settings/security');

/** What the workspace demands of its people when they sign in. */
export function SecurityPage() {
  const { workspace } = route.useParams();
  const { data, error, refetch } = useWorkspace(workspace);
  return (
    <Page title={words.title}>
      <SettingsPart title={words.part} help={words.partHelp}>
        {!data && !error && <LinesSkeleton lines={3} />}
        {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data && <Demand workspace={data} />}
      </SettingsPart>
    </Page>
  );
}

function Demand({ workspace: { id, second_factor_required: demanded } }: { workspace: Workspace }) {
  const { user } = useMe();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const gate = usePasswordGate();
  const save = useMutation({
    mutationFn: (second_factor_required: boolean) =>
      gate(() => take(api.PATCH('/workspaces/{ws}', { params: { path: { ws: id } }, body: { second_factor_required } }))),
    onSuccess: async (outcome, on) => {
      if (!outcome.done) return;
      toastDone(on ? words.turnedOn : words.turnedOff);
      await client.invalidateQueries();
    },
  });
  return (
    <>
      <Switch
        label={words.label}
        checked={demanded}
        disabled={!demanded && !user.second_factor}
        onChange={() => { setAsking(true); }}
      />
      <Text size="sm" c="dimmed">
        {words.effect}
      </Text>
      {!demanded && !user.second_factor && <OwnFactorFirst />}
      {asking && (
        <ConfirmDialog
          title={demanded ? words.offTitle : words.onTitle}
          text={demanded ? words.offText : <OnText workspace={id} />}
          confirmLabel={demanded ? words.turnOff : words.turnOn}
          reversible
          onConfirm={() => save.mutateAsync(!demanded)}
          onClose={() => { setAsking(false); }}
        />
      )}
    </>
  );
}

/** Whom it would close the workspace to for now, and how many those are. */
function OnText({ workspace }: { workspace: string }) {
  const lacking = useQuery({
    queryKey: ['members', workspace, 'without-second-factor'],
    queryFn: async () => {
      const query = { status: 'active', second_factor: false, limit: 1 } as const;
      return (await take(api.GET('/workspaces/{ws}/members', { params: { path: { ws: workspace }, query } }))).total;
    },
  }).data;
  return (
    <>
      {lacking !== undefined && words.lacking(lacking)} {words.effect}
    </>
  );
}
