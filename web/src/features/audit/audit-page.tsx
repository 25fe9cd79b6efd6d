import { Button, Menu } from '@mantine/core';
import { IconDownload, IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type EventsView, eventsQuery, exportAddress } from '@/audit/audit-api';
import type { ChangePlace } from '@/changes/types';
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
const noFilters: AuditView = {
  q: undefined, actor: undefined, action: undefined, target: undefined, member: undefined, request: undefined, from: undefined, to: undefined,
};

const workspaceRoute = getRouteApi('/shell/$workspace/workspace-settings/audit');
const instanceRoute = getRouteApi('/shell/settings/audit');

export function AuditPage() {
  const { workspace } = workspaceRoute.useParams();
  const search = workspaceRoute.useSearch();
  const navigate = workspaceRoute.useNavigate();
  const place = useMemo(() => ({ workspace }), [workspace]);
  return <Trail place={place} title={words.title} search={search} go={(part, replace) => void navigate({ to: '.', search: (now) => ({ ...now, ...part }), replace })} />;
}

/** What belongs to no workspace: accounts, settings, workspaces, tokens of the instance. */
export function InstanceAuditPage() {
  const search = instanceRoute.useSearch();
  const navigate = instanceRoute.useNavigate();
  return <Trail place="instance" title={words.instanceTitle} search={search} go={(part, replace) => void navigate({ to: '.', search: (now) => ({ ...now, ...part }), replace })} />;
}

interface Search extends AuditView {
  page?: number | undefined;
  cursor?: string | undefined;
  event?: string | undefined;
  at?: string | undefined;
}

interface TrailProps {
  place: ChangePlace;
  title: string;
  search: Search;
  go: (part: Search, replace: boolean) => void;
}

const noEvent = { event: undefined, at: undefined };

function Trail({ place, title, search, go }: TrailProps) {
  const { page, cursor, event: chosen, at, q, actor, action, target, member, request, from, to } = search;
  const view: AuditView = { q, actor, action, target, member, request, from, to };
  const asked: EventsView = { q, actor, action, target, member, request_id: request, ...instantsOf(view) };
  const events = useQuery(eventsQuery(place, asked, { limit: pageSize, cursor }));
  const filtered = Object.values(view).some(Boolean);

  const refine = (part: AuditView) => { go({ cursor: undefined, page: undefined, ...noEvent, ...part }, true); };
  const pager = useCursorPages({ cursor, page, reply: events.data, go: (next) => { go({ ...noEvent, ...next }, false); } });
  return (
    <Page
      title={title}
      note={events.data && words.count(events.data.total, events.data.total_at_least ?? false)}
      action={
        <>
          <VerifyButton place={place} />
          <ExportMenu place={place} view={asked} />
        </>
      }
    >
      <AuditFilters place={place} view={view} onChange={refine} />
      <DataTable
        label={words.tableLabel}
        columns={auditColumns}
        rows={events.data?.items}
        rowId={(event) => event.id}
        chosenId={chosen}
        onOpen={(event) => { go({ event: event.id, at: event.at }, false); }}
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
        <EventDrawer place={place} id={chosen} at={at} events={events.data?.items} onClose={() => { go(noEvent, false); }} />
      )}
    </Page>
  );
}

function ExportMenu({ place, view }: { place: ChangePlace; view: EventsView }) {
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} />}>
          {words.export}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.exportHelp}</Menu.Label>
        <Menu.Item component="a" download href={exportAddress(place, view, 'csv')}>
          {words.exportCsv}
        </Menu.Item>
        <Menu.Item component="a" download href={exportAddress(place, view, 'jsonl')}>
          {words.exportJson}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
