import { Button, Menu } from '@mantine/core';
import { IconDownload, IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type EventsView, eventsQuery, exportAddress } from '@/audit/audit-api';
import { DataTable } from '@/components/data-table/data-table';
import { pageSize, useCursorPages } from '@/components/data-table/use-cursor-pages';
import { Page } from '@/components/page';
import { EmptyState } from '@/components/states';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { auditColumns } from './audit-columns';
import { AuditFilters, type AuditView } from './audit-filters';
import { EventDrawer } from './event-drawer';
import { instantsOf } from './period';
import { VerifyButton } from './verify-button';

const words = inside.audit;
const route = getRouteApi('/shell/$workspace/workspace-settings/audit');
const noFilters: AuditView = {
  q: undefined, actor: undefined, action: undefined, target: undefined, request: undefined, from: undefined, to: undefined,
};

export function AuditPage() {
  const { workspace } = route.useParams();
  const { page, cursor, event: chosen, ...view } = route.useSearch();
  const navigate = route.useNavigate();
  const asked: EventsView = { q: view.q, actor: view.actor, action: view.action, target: view.target, request_id: view.request, ...instantsOf(view) };
  const events = useQuery(eventsQuery(workspace, asked, { limit: pageSize, cursor }));
  const columns = useMemo(() => auditColumns(workspace), [workspace]);
  const filtered = Object.values(view).some(Boolean);

  const refine = (part: AuditView) =>
    void navigate({ to: '.', search: (now) => ({ ...now, cursor: undefined, page: undefined, event: undefined, ...part }), replace: true });
  const open = (event: string | undefined) => void navigate({ to: '.', search: (now) => ({ ...now, event }) });
  const pager = useCursorPages({
    cursor,
    page,
    reply: events.data,
    go: (to) => void navigate({ to: '.', search: (now) => ({ ...now, event: undefined, ...to }) }),
  });
  return (
    <Page
      title={words.title}
      note={events.data && words.count(events.data.total, events.data.total_at_least ?? false)}
      action={
        <>
          <VerifyButton workspace={workspace} />
          <ExportMenu workspace={workspace} view={asked} />
        </>
      }
    >
      <AuditFilters workspace={workspace} view={view} onChange={refine} />
      <DataTable
        label={words.tableLabel}
        columns={columns}
        rows={events.data?.items}
        rowId={(event) => event.id}
        chosenId={chosen}
        onOpen={(event) => { open(event.id); }}
        stale={events.isPlaceholderData}
        error={events.error}
        onRetry={() => void events.refetch()}
        {...(pager && { pager })}
        empty={
          <EmptyState
            icon={<IconHistory size={40} stroke={1.2} />}
            title={filtered ? messages.common.noMatchTitle : words.emptyTitle}
            text={filtered ? messages.common.noMatchText : words.emptyText}
            action={
              filtered && (
                <Button variant="default" onClick={() => { refine(noFilters); }}>
                  {messages.common.clearFilters}
                </Button>
              )
            }
          />
        }
      />
      {chosen !== undefined && (
        <EventDrawer
          workspace={workspace}
          event={events.data?.items.find((event) => event.id === chosen)}
          loading={events.isPending}
          onClose={() => { open(undefined); }}
        />
      )}
    </Page>
  );
}

function ExportMenu({ workspace, view }: { workspace: string; view: EventsView }) {
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} />}>
          {words.export}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.exportHelp}</Menu.Label>
        <Menu.Item component="a" download href={exportAddress(workspace, view, 'csv')}>
          {words.exportCsv}
        </Menu.Item>
        <Menu.Item component="a" download href={exportAddress(workspace, view, 'jsonl')}>
          {words.exportJson}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
