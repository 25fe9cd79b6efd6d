import { Button, Tabs, Text } from '@mantine/core';
import { IconArrowLeft, IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { WhoTable } from '@/access/who-table';
import type { App } from '@/api/types';
import { useChange } from '@/changes/change-context';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { Page } from '@/components/page';
import { ErrorState, LinesSkeleton } from '@/components/states';
import { toastDone, toastProblem } from '@/components/toast';
import { inside } from '@/messages/inside';
import { useWorkspace } from '@/session/session';
import { AppForm } from './app-form';
import { AppIcon } from './app-icon';
import { appQuery, editApp, foldersQuery, openAddress, useDeleteApp } from './apps-api';
import classes from './apps.module.css';

const words = inside.apps;
const route = getRouteApi('/shell/$workspace/apps/$app');

export function AppPage() {
  const { workspace, app: slug } = route.useParams();
  const { tab, ...view } = route.useSearch();
  const navigate = route.useNavigate();
  const app = useQuery(appQuery(workspace, slug));
  const { data: here } = useWorkspace(workspace);
  const back = (
    <Link to="/$workspace" params={{ workspace }}>
      <IconArrowLeft size={14} aria-hidden="true" /> {words.title}
    </Link>
  );
  if (!app.data) {
    return (
      <Page title={slug} above={back}>
        {app.isPending && <LinesSkeleton lines={8} />}
        {app.error && <ErrorState error={app.error} gone={words.app.gone} onRetry={() => void app.refetch()} />}
      </Page>
    );
  }
  const { data } = app;
  return (
    <Page
      title={data.name}
      above={back}
      lead={<AppIcon app={data} />}
      note={data.released ? words.releasedState : <span className={classes.draft}>{words.draft}</span>}
      action={
        <Button component="a" href={openAddress(workspace, data.id)} target="_blank" rel="noreferrer" leftSection={<IconExternalLink size={16} />}>
          {words.open}
        </Button>
      }
    >
      <Tabs
        keepMounted={false}
        value={tab ?? 'about'}
        onChange={(next) => void navigate({ to: '.', search: next === 'who' ? { tab: 'who' } : {}, replace: true })}
      >
        {here?.me.admin === true && (
          <Tabs.List mb="lg">
            <Tabs.Tab value="about">{words.app.tabs.about}</Tabs.Tab>
            <Tabs.Tab value="who">{words.app.tabs.who}</Tabs.Tab>
          </Tabs.List>
        )}
        <Tabs.Panel value="about">
          <div className={classes.about}>{data.access === 'edit' ? <Editable workspace={workspace} app={data} /> : <Readable workspace={workspace} app={data} />}</div>
        </Tabs.Panel>
        <Tabs.Panel value="who">
          <WhoTable
            workspace={workspace}
            thing={{ type: 'app', id: data.id }}
            name={data.name}
            view={view}
            onView={(next) => void navigate({ to: '.', search: { tab: 'who', ...next }, replace: true })}
          />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function Editable({ workspace, app }: { workspace: string; app: App }) {
  const navigate = route.useNavigate();
  const { data: here } = useWorkspace(workspace);
  const [deleting, setDeleting] = useState(false);
  const remove = useDeleteApp(workspace);
  const mayDelete = here?.me.admin === true || here?.me.permissions.app_delete === true;
  return (
    <>
      <ReleaseState workspace={workspace} app={app} />
      <AppForm
        workspace={workspace}
        app={app}
        mayHandOver={here?.me.admin === true}
        onSaved={(slug) => {
          if (slug !== app.slug) void navigate({ to: '/$workspace/apps/$app', params: { workspace, app: slug }, search: {}, replace: true });
        }}
      />
      {mayDelete && (
        <div className={classes.remove}>
          <Button variant="default" c="var(--gh-bad)" onClick={() => { setDeleting(true); }}>
            {words.app.delete}
          </Button>
        </div>
      )}
      {deleting && (
        <ConfirmDialog
          title={words.app.deleteTitle(app.name)}
          text={words.app.deleteText}
          confirmLabel={words.app.delete}
          onConfirm={async () => {
            await remove.mutateAsync(app.id);
            toastDone(words.app.deleted(app.name));
            void navigate({ to: '/$workspace', params: { workspace } });
          }}
          onClose={() => { setDeleting(false); }}
        />
      )}
    </>
  );
}

/** Whether those who can view it may open it; the change shows who that is. */
function ReleaseState({ workspace, app }: { workspace: string; app: App }) {
  const { run } = useChange();
  const say = words.app;
  const change = () => {
    run({
      place: { workspace },
      title: app.released ? say.withdrawTitle(app.name) : say.releaseTitle(app.name),
      confirmLabel: app.released ? say.withdraw : say.release,
      show: 'always',
      send: editApp(workspace, app.id, { released: !app.released }),
      done: app.released ? say.withdrawn(app.name) : say.released(app.name),
    }).catch(toastProblem);
  };
  return (
    <section className={classes.state} aria-label={words.released}>
      <Text flex="1 1 260px">{app.released ? say.releasedText : say.releaseText}</Text>
      <Button variant="default" onClick={change}>
        {app.released ? say.withdraw : say.release}
      </Button>
    </section>
  );
}

function Readable({ workspace, app }: { workspace: string; app: App }) {
  const folders = useQuery(foldersQuery(workspace));
  return (
    <dl className={classes.facts}>
      <dt>{words.url}</dt>
      <dd>{app.url}</dd>
      <dt>{words.description}</dt>
      <dd>{app.description === '' ? '–' : app.description}</dd>
      <dt>{words.folder}</dt>
      <dd>{folders.data?.find(({ id }) => id === app.folder_id)?.name ?? words.folderNone}</dd>
      <dt>{words.app.owner}</dt>
      <dd>{app.owner?.name ?? words.app.nobody}</dd>
    </dl>
  );
}
