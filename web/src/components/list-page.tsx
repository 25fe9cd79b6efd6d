import type { UseQueryResult } from '@tanstack/react-query';
import type { RowData } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { isProblem } from '@/api/problem';
import { messages } from '@/messages/en';
import type { Columns } from './data-table/columns';
import { DataTable } from './data-table/data-table';
import { useCursorPages } from './data-table/use-cursor-pages';
import { Page } from './page';
import { SearchInput } from './search-input';
import { EmptyState } from './states';
import { Toolbar } from './toolbar';

/** What the address says of a list. */
export interface ListView {
  q?: string | undefined;
  sort?: string | undefined;
  cursor?: string | undefined;
  page?: number | undefined;
}

interface ListPageProps<T extends RowData> {
  words: { title: string; count: (n: number) => string; searchLabel: string; tableLabel: string; emptyTitle: string };
  /** What to do where there is nothing yet. */
  emptyText: string;
  icon: ReactNode;
  list: Pick<UseQueryResult<{ items: T[]; total: number; total_at_least?: boolean; next_cursor: string | null }>, 'data' | 'error' | 'isPlaceholderData' | 'refetch'>;
  columns: Columns<T>;
  rowId: (row: T) => string;
  chosenId?: string | undefined;
  onOpen?: (row: T) => void;
  view: ListView;
  /** Something narrows the list besides the search. */
  narrowed?: boolean;
  onView: (part: Partial<ListView>, replace: boolean) => void;
  /** Of who may add to it. */
  addButton: ReactNode;
  /** On either side of the search. */
  filters?: { before?: ReactNode; after?: ReactNode };
  children?: ReactNode;
}

/** The page of one kind of thing: its count, what adds to it, search, filters and the table. */
export function ListPage<T extends RowData>(props: ListPageProps<T>) {
  const { words, list, view, addButton, filters, onView, onOpen } = props;
  const filtered = Boolean(view.q) || props.narrowed === true;
  const none = list.data?.total === 0 && !filtered;
  const refine = (part: Partial<ListView>) => { onView({ cursor: undefined, page: undefined, ...part }, true); };
  const pager = useCursorPages({ cursor: view.cursor, page: view.page, reply: list.data, go: (to) => { onView(to, false); } });
  const closed = isProblem(list.error, 'forbidden');
  return (
    <Page title={words.title} note={list.data && !none && words.count(list.data.total)} action={!none && !closed && addButton}>
      {!none && !closed && (
        <Toolbar>
          {filters?.before}
          <SearchInput label={words.searchLabel} value={view.q ?? ''} onChange={(q) => { refine({ q: q === '' ? undefined : q }); }} />
          {filters?.after}
        </Toolbar>
      )}
      <DataTable
        label={words.tableLabel}
        columns={props.columns}
        rows={list.data?.items}
        rowId={props.rowId}
        chosenId={props.chosenId}
        {...(onOpen && { onOpen })}
        sort={view.sort ?? 'name'}
        onSort={(sort) => { refine({ sort }); }}
        stale={list.isPlaceholderData}
        error={list.error}
        onRetry={() => void list.refetch()}
        {...(pager && { pager })}
        empty={
          <EmptyState
            icon={props.icon}
            title={filtered ? messages.common.noMatchTitle : words.emptyTitle}
            text={filtered ? messages.common.noMatchText : props.emptyText}
            action={none && addButton}
          />
        }
      />
      {props.children}
    </Page>
  );
}
