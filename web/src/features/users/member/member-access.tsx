import { Alert, Button, Text } from '@mantine/core';
import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { reasonsOf } from '@/access/paths';
import { ReasonChips, Rights } from '@/access/rights';
import { api, take } from '@/api/client';
import type { MemberAccess as Access, ResourceType } from '@/api/types';
import { FilterTabs } from '@/components/filter-tabs';
import { SearchInput } from '@/components/search-input';
import { ErrorState, LinesSkeleton } from '@/components/states';
import { Toolbar } from '@/components/toolbar';
import { inside } from '@/messages/inside';
import { wordOf } from '@/messages/word-of';
import { typeChoicesQuery } from '@/workspace/registered-types';
import classes from './member.module.css';

const words = inside.member.access;
const types = ['app', 'data_source', 'folder', 'constant'] as const;

function accessQuery(workspace: string, member: string, view: { type: ResourceType | undefined; q: string }) {
  return infiniteQueryOptions({
    queryKey: ['member-access', workspace, member, view],
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const query = {
        limit: 50,
        ...(view.type && { type: view.type }),
        ...(view.q !== '' && { q: view.q }),
        ...(pageParam !== undefined && { cursor: pageParam }),
      };
      return take(api.GET('/workspaces/{ws}/members/{m}/access', { params: { path: { ws: workspace, m: member }, query }, signal }));
    },
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

/** Everything that a person may do, each right with every path that gives it. */
export function MemberAccess({ workspace, member }: { workspace: string; member: string }) {
  const [type, setType] = useState<ResourceType | undefined>();
  const [q, setQ] = useState('');
  const registered = useQuery(typeChoicesQuery(workspace, '')).data ?? [];
  const access = useInfiniteQuery(accessQuery(workspace, member, { type, q }));
  const first = access.data?.pages[0];
  if (access.error && !first) return <ErrorState error={access.error} onRetry={() => void access.refetch()} />;
  if (!first) return <LinesSkeleton lines={8} />;
  if (first.reason !== null) return <Alert color="gray">{words.reasons[first.reason] ?? first.reason}</Alert>;

  const items = access.data?.pages.flatMap((page) => page.items) ?? [];
  const role = first.member?.role;
  return (
    <>
      <p className={classes.lead}>
        <Link to="/$workspace/view-as/$member" params={{ workspace, member }}>
          {inside.viewAs.open}
        </Link>
      </p>
      <Permissions workspace={workspace} access={first} />
      <Toolbar>
        <FilterTabs
          label={words.typeLabel}
          value={type ?? 'all'}
          options={['all', ...types, ...registered.map(({ name }) => name)].map((one) => ({ value: one, label: wordOf(words.types, one) }))}
          onChange={(one) => { setType(one === 'all' ? undefined : one); }}
        />
        <SearchInput label={words.search} width={220} value={q} onChange={setQ} />
      </Toolbar>
      {items.length === 0 && <Text c="dimmed">{q === '' && type === undefined ? words.none : words.noneMatch}</Text>}
      <ul className={classes.list} aria-label={words.listLabel}>
        {items.map(({ resource, actions }) => (
          <li key={`${resource.type}/${resource.id}`} className={classes.item}>
            <span className={classes.name} title={resource.name}>
              {resource.name}
            </span>
            <span className={classes.kind}>{wordOf(words.kinds, resource.type)}</span>
            <Rights workspace={workspace} actions={actions} role={role} />
          </li>
        ))}
      </ul>
      {access.hasNextPage && (
        <Button variant="default" size="compact-sm" loading={access.isFetchingNextPage} onClick={() => void access.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </>
  );
}

function Permissions({ workspace, access }: { workspace: string; access: Access }) {
  if (access.permissions.length === 0) return null;
  return (
    <section className={classes.permissions} aria-label={words.permissions}>
      <h3 className={classes.title}>{words.permissions}</h3>
      <ul className={classes.list}>
        {access.permissions.map(({ permission, paths }) => (
          <li key={permission} className={classes.permission}>
            {inside.groups.permissionNames[permission]}
            <ReasonChips workspace={workspace} tab="permissions" reasons={reasonsOf(paths, access.member?.role)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
