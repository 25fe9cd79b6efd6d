import { Alert } from '@mantine/core';
import { IconMail, IconRefresh } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { api, take } from '@/api/client';
import type { MailItem } from '@/api/types';
import { type Columns, columnsOf } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { pageSize, useCursorPages } from '@/components/data-table/use-cursor-pages';
import { FilterTabs } from '@/components/filter-tabs';
import { IconButton } from '@/components/icon-button';
import { Page } from '@/components/page';
import { SearchInput } from '@/components/search-input';
import { EmptyState } from '@/components/states';
import { fromNow, Time } from '@/components/time';
import { toastDone, toastProblem } from '@/components/toast';
import { Toolbar } from '@/components/toolbar';
import { TwoLines } from '@/components/two-lines';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { useMailConfigured } from '@/session/session';
import classes from './mail.module.css';

const words = inside.mail;
const route = getRouteApi('/shell/settings/mail');
const helper = columnsOf<MailItem>();
const tabs = ['all', 'queued', 'sent', 'failed', 'ended'] as const;

function useRetry() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: MailItem) => take(api.POST('/instance/mail/{id}/retry', { params: { path: { id } } })),
    onSuccess: (_, { recipient }) => {
      toastDone(words.retried(recipient));
      return client.invalidateQueries({ queryKey: ['mails'] });
    },
    onError: toastProblem,
  });
}

function mailColumns(onRetry: (mail: MailItem) => void): Columns<MailItem> {
  return helper.columns([
    helper.accessor('recipient', {
      header: words.columns.recipient,
      cell: ({ row: { original } }) => <TwoLines name={original.recipient} note={words.kinds[original.kind]} />,
    }),
    helper.accessor('state', {
      header: words.columns.state,
      meta: { width: 110 },
      cell: ({ row }) => <State mail={row.original} />,
    }),
    helper.accessor('error', {
      header: words.columns.error,
      meta: { width: '32%', wideOnly: true },
      cell: ({ row }) => <Trouble mail={row.original} />,
    }),
    helper.accessor('created_at', {
      header: words.columns.created,
      meta: { width: 130, wideOnly: true },
      cell: ({ row }) => (
        <span className={classes.quiet}>
          <Time at={row.original.created_at} />
        </span>
      ),
    }),
    helper.display({
      id: 'actions',
      header: words.columns.actions,
      meta: { width: 52, align: 'end', quietHeader: true },
      cell: ({ row: { original } }) =>
        original.state === 'failed' && (
          <IconButton aria-label={words.retryOne(original.recipient)} data-hint={words.retry} onClick={() => { onRetry(original); }}>
            <IconRefresh size={17} />
          </IconButton>
        ),
    }),
  ]);
}

function State({ mail: { state } }: { mail: MailItem }) {
  return (
    <span className={classes.state} data-state={state} data-hint={state === 'ended' ? words.endedHelp : undefined}>
      {words.states[state]}
    </span>
  );
}

function Trouble({ mail: { error, attempts, next_attempt_at: next } }: { mail: MailItem }) {
  if (error === null) return null;
  const about = [words.attempts(attempts), ...(next === null ? [] : [words.next(fromNow(next))])].join(', ');
  return <TwoLines name={error} note={about} />;
}

export function MailPage() {
  const { page, ...view } = route.useSearch();
  const navigate = route.useNavigate();
  const configured = useMailConfigured();
  const { mutate } = useRetry();
  const columns = useMemo(() => mailColumns(mutate), [mutate]);
  const { q, state, cursor } = view;
  const query = { limit: pageSize, ...(q && { q }), ...(state && { state }), ...(cursor && { cursor }) };
  const mails = useQuery({
    queryKey: ['mails', query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => take(api.GET('/instance/mail', { params: { query }, signal })),
  });
  const filtered = Boolean(q ?? state);
  const refine = (part: Partial<typeof view>) =>
    void navigate({ to: '.', search: (now) => ({ ...now, cursor: undefined, page: undefined, ...part }), replace: true });
  const pager = useCursorPages({
    cursor,
    page,
    reply: mails.data,
    go: (to) => void navigate({ to: '.', search: (now) => ({ ...now, ...to }) }),
  });
  return (
    <Page title={words.title} note={mails.data && words.count(mails.data.total)}>
      {configured === false && (
        <Alert color="gray" mb="md">
          {words.off}
        </Alert>
      )}
      <Toolbar>
        <FilterTabs
          label={words.stateLabel}
          value={state ?? 'all'}
          options={tabs.map((tab) => ({ value: tab, label: words.tabs[tab] }))}
          onChange={(tab) => { refine({ state: tab === 'all' ? undefined : tab }); }}
        />
        <SearchInput label={words.searchLabel} value={q ?? ''} onChange={(next) => { refine({ q: next === '' ? undefined : next }); }} />
      </Toolbar>
      <DataTable
        label={words.tableLabel}
        columns={columns}
        rows={mails.data?.items}
        rowId={(mail) => mail.id}
        stale={mails.isPlaceholderData}
        error={mails.error}
        onRetry={() => void mails.refetch()}
        {...(pager && { pager })}
        empty={
          <EmptyState
            icon={<IconMail size={40} stroke={1.2} />}
            title={filtered ? messages.common.noMatchTitle : words.emptyTitle}
            text={filtered ? messages.common.noMatchText : words.emptyText}
          />
        }
      />
    </Page>
  );
}
