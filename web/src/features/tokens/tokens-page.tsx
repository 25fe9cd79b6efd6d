import { Button } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { Token } from '@/api/types';
import type { ChangePlace } from '@/changes/types';
import { Chips } from '@/components/chips';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { type Columns, columnsOf } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { useCursorPages } from '@/components/data-table/use-cursor-pages';
import { Page } from '@/components/page';
import { SearchInput } from '@/components/search-input';
import { EmptyState } from '@/components/states';
import { isPast, Time } from '@/components/time';
import { toastDone } from '@/components/toast';
import { Toolbar } from '@/components/toolbar';
import { TwoLines } from '@/components/two-lines';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { MakeTokenModal } from './make-token-modal';
import { tokensQuery, type TokensView, useRevokeToken } from './tokens-api';
import classes from './tokens.module.css';

const words = inside.tokens;
const workspaceRoute = getRouteApi('/shell/$workspace/workspace-settings/tokens');
const instanceRoute = getRouteApi('/shell/settings/tokens');
const helper = columnsOf<Token>();

function tokenColumns(onRevoke: (token: Token) => void): Columns<Token> {
  return helper.columns([
    helper.accessor('name', {
      header: words.columns.name,
      meta: { sortKey: 'name' },
      cell: ({ row: { original: token } }) => <TwoLines name={token.name} note={words.madeBy(token.made_by.name)} />,
    }),
    helper.accessor('scopes', {
      header: words.columns.scopes,
      meta: { width: 300, wideOnly: true },
      cell: ({ row: { original: token } }) => (
        <Chips
          items={token.scopes.map((scope) => ({ id: scope, label: words.scope[scope] }))}
          moreLabel={words.moreScopes}
          allLabel={words.allScopes(token.name)}
        />
      ),
    }),
    helper.accessor('last_used_at', {
      header: words.columns.lastUsed,
      meta: { sortKey: 'last_used_at', width: 130, wideOnly: true },
      cell: ({ row }) => (
        <span className={classes.quiet}>
          <Time at={row.original.last_used_at} />
        </span>
      ),
    }),
    helper.accessor('expires_at', {
      header: words.columns.expires,
      meta: { sortKey: 'expires_at', width: 110 },
      cell: ({ row }) => <End at={row.original.expires_at} />,
    }),
    helper.display({
      id: 'actions',
      header: words.columns.actions,
      meta: { width: 100, align: 'end', quietHeader: true },
      cell: ({ row: { original: token } }) => (
        <Button size="compact-sm" variant="default" aria-label={words.revokeOne(token.name)} onClick={() => { onRevoke(token); }}>
          {words.revoke}
        </Button>
      ),
    }),
  ]);
}

function End({ at }: { at: string | null }) {
  if (at === null) return <span className={classes.quiet}>{words.noEnd}</span>;
  if (isPast(at)) return <span className={classes.over}>{words.ended}</span>;
  return (
    <span className={classes.quiet}>
      <Time at={at} />
    </span>
  );
}

export function TokensPage() {
  const { workspace } = workspaceRoute.useParams();
  const search = workspaceRoute.useSearch();
  const navigate = workspaceRoute.useNavigate();
  const place = useMemo(() => ({ workspace }), [workspace]);
  return <Tokens place={place} search={search} go={(part, replace) => void navigate({ to: '.', search: (now) => ({ ...now, ...part }), replace })} />;
}

/** Tokens that act in every workspace, and on the instance itself. */
export function InstanceTokensPage() {
  const search = instanceRoute.useSearch();
  const navigate = instanceRoute.useNavigate();
  return <Tokens place="instance" search={search} go={(part, replace) => void navigate({ to: '.', search: (now) => ({ ...now, ...part }), replace })} />;
}

interface Search extends TokensView {
  page?: number | undefined;
  make?: true | undefined;
}

interface TokensProps {
  place: ChangePlace;
  search: Search;
  go: (part: Search, replace: boolean) => void;
}

function Tokens({ place, search, go }: TokensProps) {
  const { page, make, ...view } = search;
  const [revoking, setRevoking] = useState<Token | undefined>();
  const revoke = useRevokeToken(place);
  const tokens = useQuery(tokensQuery(place, view));
  const columns = useMemo(() => tokenColumns(setRevoking), [setRevoking]);
  const none = tokens.data?.total === 0 && view.q === undefined;
  const ofInstance = place === 'instance';

  const refine = (part: TokensView) => { go({ cursor: undefined, page: undefined, ...part }, true); };
  const setMaking = (on: true | undefined) => { go({ make: on }, false); };
  const pager = useCursorPages({ cursor: view.cursor, page, reply: tokens.data, go: (to) => { go(to, false); } });
  const makeButton = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => { setMaking(true); }}>
      {words.make}
    </Button>
  );
  return (
    <Page title={ofInstance ? words.instanceTitle : words.title} note={tokens.data && !none && words.count(tokens.data.total)} action={!none && makeButton}>
      {!none && (
        <Toolbar>
          <SearchInput label={words.searchLabel} value={view.q ?? ''} onChange={(q) => { refine({ q: q === '' ? undefined : q }); }} />
        </Toolbar>
      )}
      <DataTable
        label={words.tableLabel}
        columns={columns}
        rows={tokens.data?.items}
        rowId={(token) => token.id}
        sort={view.sort ?? 'name'}
        onSort={(sort) => { refine({ sort }); }}
        stale={tokens.isPlaceholderData}
        error={tokens.error}
        onRetry={() => void tokens.refetch()}
        {...(pager && { pager })}
        empty={
          <EmptyState
            icon={<IconKey size={40} stroke={1.2} />}
            title={none ? words.emptyTitle : messages.common.noMatchTitle}
            text={none ? (ofInstance ? words.instanceEmptyText : words.emptyText) : messages.common.noMatchText}
            action={none && makeButton}
          />
        }
      />
      {make && <MakeTokenModal place={place} onClose={() => { setMaking(undefined); }} />}
      {revoking && (
        <ConfirmDialog
          title={words.revokeTitle(revoking.name)}
          text={words.revokeText}
          confirmLabel={words.revoke}
          onConfirm={async () => {
            await revoke.mutateAsync(revoking.id);
            toastDone(words.revoked(revoking.name));
          }}
          onClose={() => { setRevoking(undefined); }}
        />
      )}
    </Page>
  );
}
