import { Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { WhoTable } from '@/access/who-table';
import type { DataSource } from '@/api/types';
import { PageDrawer } from '@/components/page-drawer';
import { ErrorState, LinesSkeleton } from '@/components/states';
import { inside } from '@/messages/inside';
import { useWorkspace } from '@/session/session';
import { DataSourceForm } from './data-source-form';
import { dataSourceQuery } from './data-sources-api';
import classes from './data-sources.module.css';

const words = inside.dataSources;
const route = getRouteApi('/shell/$workspace/data-sources/$source');

/** One data source: how it connects, and for admins who can use it. */
export function DataSourceDrawer() {
  const { workspace, source: id } = route.useParams();
  const navigate = route.useNavigate();
  const source = useQuery(dataSourceQuery(workspace, id));
  const { data: here } = useWorkspace(workspace);
  const [tab, setTab] = useState<'connection' | 'who'>('connection');
  const close = () => void navigate({ to: '/$workspace/data-sources', params: { workspace }, search: true });
  return (
    <PageDrawer title={source.data?.name ?? words.title} onClose={close} size={tab === 'who' ? 820 : 560}>
      {source.isPending && <LinesSkeleton lines={8} />}
      {source.error && !source.data && <ErrorState error={source.error} gone={words.gone} onRetry={() => void source.refetch()} />}
      {source.data && (
        <Tabs keepMounted={false} value={tab} onChange={(next) => { setTab(next === 'who' ? 'who' : 'connection'); }}>
          {here?.me.admin === true && (
            <Tabs.List mb="lg">
              <Tabs.Tab value="connection">{words.tabs.connection}</Tabs.Tab>
              <Tabs.Tab value="who">{words.tabs.who}</Tabs.Tab>
            </Tabs.List>
          )}
          <Tabs.Panel value="connection">
            {source.data.access === 'configure' ? (
              <DataSourceForm key={source.data.id} workspace={workspace} source={source.data} onDone={close} />
            ) : (
              <Readable source={source.data} />
            )}
          </Tabs.Panel>
          <Tabs.Panel value="who">
            <Who workspace={workspace} source={source.data} />
          </Tabs.Panel>
        </Tabs>
      )}
    </PageDrawer>
  );
}

function Who({ workspace, source }: { workspace: string; source: DataSource }) {
  const [view, setView] = useState({});
  return <WhoTable workspace={workspace} thing={{ type: 'data_source', id: source.id }} name={source.name} view={view} onView={setView} />;
}

function Readable({ source }: { source: DataSource }) {
  return (
    <>
      <dl className={classes.facts}>
        <dt>{words.kind}</dt>
        <dd>{words.kinds[source.kind]}</dd>
        <dt>{words.owner}</dt>
        <dd>{source.owner?.name ?? words.nobody}</dd>
      </dl>
      <Text c="dimmed" mt="md">
        {words.optionsHidden}
      </Text>
    </>
  );
}
