import { type ColumnDef, createColumnHelper, metaHelper, type RowData, tableFeatures } from '@tanstack/react-table';

interface ColumnMeta {
  /** The server's name of this order; without it the column isn't sortable. */
  sortKey?: string;
  width?: number | string;
  align?: 'start' | 'end';
  /** Left out on narrow screens. */
  wideOnly?: boolean;
  /** A heading for screen readers only. */
  quietHeader?: boolean;
}

export const dataTableFeatures = tableFeatures({ columnMeta: metaHelper<ColumnMeta>() });

// Columns of one table hold values of different types, which only `any` joins.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Columns<T extends RowData> = ColumnDef<typeof dataTableFeatures, T, any>[];

export function columnsOf<T extends RowData>() {
  return createColumnHelper<typeof dataTableFeatures, T>();
}
