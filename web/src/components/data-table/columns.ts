import { type ColumnDef, createColumnHelper, metaHelper, type RowData, tableFeatures } from '@tanstack/react-table';

interface ColumnMeta {
  /** The server's name of this order; without it the column isn't sortable. */
  sortKey?: string;
  /** Pixels, of which a wide column gives some up where there is little room; or any width of CSS. */
  width?: number | string;
  align?: 'start' | 'end';
  /** Left out where the table is narrow, as on a phone. */
  wideOnly?: boolean;
  /** The first to be left out, where not all columns have room. */
  spare?: boolean;
  /** A heading for screen readers only. */
  quietHeader?: boolean;
}

const firm = 140;

/** Of a table as wide as the page a column has its whole width; of a narrower one its share, but never too little. */
export function widthOf(width: number | string | undefined): number | string | undefined {
  if (typeof width !== 'number' || width <= firm) return width;
  return `clamp(${String(firm)}px, ${(width / 11).toFixed(1)}cqi, ${String(width)}px)`;
}

export const dataTableFeatures = tableFeatures({ columnMeta: metaHelper<ColumnMeta>() });

// Columns of one table hold values of different types, which only `any` joins.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Columns<T extends RowData> = ColumnDef<typeof dataTableFeatures, T, any>[];

export function columnsOf<T extends RowData>() {
  return createColumnHelper<typeof dataTableFeatures, T>();
}
