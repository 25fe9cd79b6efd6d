import { Skeleton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { FlexRender, type Row, type RowData, useTable } from '@tanstack/react-table';
import { memo, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { ErrorState } from '@/components/states';
import { messages } from '@/messages/en';
import { type Columns, dataTableFeatures, widthOf } from './columns';
import classes from './data-table.module.css';
import { useDensity } from './density';
import { Pager, type PagerProps } from './pager';

interface DataTableProps<T extends RowData> {
  /** What the table holds, for screen readers. */
  label: string;
  columns: Columns<T>;
  /** Undefined while the first page is on its way. */
  rows: T[] | undefined;
  rowId: (row: T) => string;
  /** A click anywhere on a row; its first cell holds the link for the keyboard. */
  onOpen?: (row: T) => void;
  chosenId?: string | undefined;
  sort?: string | undefined;
  onSort?: (sort: string) => void;
  /** The rows shown are older than what was asked for. */
  stale?: boolean;
  error?: unknown;
  onRetry?: () => void;
  empty: ReactNode;
  pager?: PagerProps;
}

const noRows: never[] = [];
const skeletonRows = 8;

export function DataTable<T extends RowData>(props: DataTableProps<T>) {
  const { label, columns, rows, rowId, sort, onSort, stale = false } = props;
  const [density] = useDensity();
  const table = useTable({ features: dataTableFeatures, columns, data: rows ?? noRows, getRowId: rowId });
  const { onOpen } = props;
  const opener = useRef(onOpen);
  useEffect(() => {
    opener.current = onOpen;
  }, [onOpen]);
  const mayOpen = onOpen !== undefined;
  const open = useMemo(() => (mayOpen ? (row: T) => opener.current?.(row) : undefined), [mayOpen]);
  // An order of nothing would do nothing.
  const empty = rows?.length === 0;
  const failed = props.error !== null && props.error !== undefined && rows === undefined;

  if (failed) return <ErrorState error={props.error} {...(props.onRetry && { onRetry: props.onRetry })} />;
  return (
    <>
      <div className={classes.frame} data-stale={stale || undefined}>
        <table className={classes.table} data-density={density} aria-label={label} aria-busy={rows === undefined || stale}>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header) => {
                  const meta = header.column.columnDef.meta;
                  return (
                    <HeaderCell
                      key={header.id}
                      sortKey={meta?.sortKey}
                      sort={sort}
                      onSort={empty ? undefined : onSort}
                      width={meta?.width}
                      align={meta?.align}
                      wideOnly={meta?.wideOnly}
                      spare={meta?.spare}
                      quiet={meta?.quietHeader}
                    >
                      <table.FlexRender header={header} />
                    </HeaderCell>
                  );
                })}
              </tr>
            ))}
          </thead>
          <tbody>
            {rows === undefined && <SkeletonRows columns={columns.length} />}
            {table.getRowModel().rows.map((row) => (
              <BodyRow key={row.id} row={row} columns={columns} chosen={row.id === props.chosenId} onOpen={open} />
            ))}
          </tbody>
        </table>
        {empty && props.empty}
      </div>
      {props.pager && rows !== undefined && rows.length > 0 && <Pager {...props.pager} />}
    </>
  );
}

interface BodyRowProps<T extends RowData> {
  row: Row<typeof dataTableFeatures, T>;
  columns: Columns<T>;
  chosen: boolean;
  onOpen: ((row: T) => void) | undefined;
}

/** Made anew only where its own data or the columns changed: of a page of rows, most is work that was done before. */
const BodyRow = memo(function BodyRow<T extends RowData>({ row, chosen, onOpen }: BodyRowProps<T>) {
  return (
    <tr
      data-clickable={onOpen ? true : undefined}
      data-chosen={chosen || undefined}
      onClick={(event) => {
        if (onOpen && isPlainClick(event)) onOpen(row.original);
      }}
    >
      {row.getAllCells().map((cell) => {
        const meta = cell.column.columnDef.meta;
        return (
          <td key={cell.id} data-align={meta?.align} data-wide-only={meta?.wideOnly} data-spare={meta?.spare}>
            <FlexRender cell={cell} />
          </td>
        );
      })}
    </tr>
  );
}) as <T extends RowData>(props: BodyRowProps<T>) => ReactNode;

/** A click on the row itself: not on a control in it, not one that selects text. */
function isPlainClick(event: React.MouseEvent<HTMLElement>): boolean {
  const target = event.target as HTMLElement;
  if (!event.currentTarget.contains(target)) return false;
  if (target.closest('a, button, input, label, [role="menu"]')) return false;
  return window.getSelection()?.toString() === '';
}

interface HeaderCellProps {
  sortKey: string | undefined;
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
  width: number | string | undefined;
  align: string | undefined;
  wideOnly: boolean | undefined;
  spare: boolean | undefined;
  quiet: boolean | undefined;
  children: ReactNode;
}

function HeaderCell({ sortKey, sort, onSort, width, align, wideOnly, spare, quiet, children }: HeaderCellProps) {
  const down = sort !== undefined && sort === `-${sortKey ?? ''}`;
  const up = sort !== undefined && sort === sortKey;
  const order = up ? 'ascending' : down ? 'descending' : undefined;
  const sortable = sortKey !== undefined && onSort !== undefined;
  return (
    <th scope="col" style={{ width: widthOf(width) }} data-align={align} data-wide-only={wideOnly} data-spare={spare} aria-sort={order}>
      {sortable ? (
        <button
          type="button"
          className={classes.sort}
          onClick={() => {
            onSort(up ? `-${sortKey}` : sortKey);
          }}
        >
          {children}
          {up && <IconArrowUp size={14} aria-hidden="true" />}
          {down && <IconArrowDown size={14} aria-hidden="true" />}
        </button>
      ) : (
        <span className={quiet === true ? classes.quiet : undefined}>{children}</span>
      )}
    </th>
  );
}

function SkeletonRows({ columns }: { columns: number }) {
  return Array.from({ length: skeletonRows }, (_, row) => (
    <tr key={row} aria-hidden="true">
      <td colSpan={columns} aria-label={messages.common.loading}>
        <Skeleton height={12} width={`${String(92 - ((row * 17) % 40))}%`} />
      </td>
    </tr>
  ));
}
