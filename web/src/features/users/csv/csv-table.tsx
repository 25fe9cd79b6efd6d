import { Button, VisuallyHidden } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useMemo, useState } from 'react';
import type { ImportReport, ImportRow } from '@/api/types';
import { FilterTabs } from '@/components/filter-tabs';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { CsvFixRow } from './csv-fix-row';
import classes from './csv.module.css';

const words = inside.users.csv;
const filters = ['all', 'error', 'invite', 'already_member'] as const;
type Filter = (typeof filters)[number];

const rowHeight = 40;
const shownHeight = 360;

/** The file's text, and where it goes when a row is put right. */
interface Fixes {
  text: string;
  onText: (text: string) => void;
}

interface CsvTableProps {
  report: ImportReport;
  /** Without it rows can only be looked at. */
  fixes?: Fixes | undefined;
}

/** The file row by row with the server's verdicts. Holds 20,000 rows: only those in sight are drawn. */
export function CsvTable({ report, fixes }: CsvTableProps) {
  const [wanted, setFilter] = useState<Filter>(report.summary.error > 0 ? 'error' : 'all');
  const filter = wanted === 'error' && report.summary.error === 0 ? 'all' : wanted;
  const rows = useMemo(
    () => (filter === 'all' ? report.rows : report.rows.filter((row) => row.verdict === filter)),
    [report, filter],
  );
  const counts = { all: report.summary.rows, ...report.summary };
  const [frame, setFrame] = useState<HTMLDivElement | null>(null);
  return (
    <>
      <FilterTabs
        label={words.filterLabel}
        value={filter}
        options={filters.map((value) => ({ value, label: words.filters[value], count: counts[value] }))}
        onChange={setFilter}
      />
      {/* Scrolled by keyboard, so it must take the focus; it stays when the last fault is gone and all rows are shown. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={setFrame} className={classes.frame} tabIndex={0} role="region" aria-label={words.tableLabel}>
        <Rows key={filter} rows={rows} fixes={fixes} frame={frame} />
      </div>
    </>
  );
}

interface RowsProps {
  rows: ImportRow[];
  fixes: Fixes | undefined;
  frame: HTMLDivElement | null;
}

function Rows({ rows, fixes, frame }: RowsProps) {
  const [fixing, setFixing] = useState<number | undefined>();
  // The table has the focus then: the next Tab goes on to the next row to fix.
  const close = () => {
    setFixing(undefined);
    frame?.focus({ preventScroll: true });
  };
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions are called on every scroll, not remembered
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 600, height: shownHeight },
  });
  return (
    <div role="table" aria-label={words.tableLabel} aria-rowcount={rows.length + 1}>
      <div role="row" className={classes.head} aria-rowindex={1}>
        <span role="columnheader">{words.columns.row}</span>
        <span role="columnheader">{words.columns.email}</span>
        <span role="columnheader">{words.columns.verdict}</span>
        <span role="columnheader">{words.columns.details}</span>
        <span role="columnheader">
          <VisuallyHidden>{messages.common.actions}</VisuallyHidden>
        </span>
      </div>
      <div role="rowgroup" style={{ position: 'relative', height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            <div
              key={row.row}
              ref={virtual.measureElement}
              data-index={item.index}
              role="row"
              aria-rowindex={item.index + 2}
              className={classes.row}
              style={{ transform: `translateY(${String(item.start)}px)` }}
            >
              <RowCells
                row={row}
                action={
                  fixes && row.verdict === 'error' && fixing !== row.row ? (
                    <FixButton row={row.row} onFix={setFixing} />
                  ) : undefined
                }
              />
              {fixes && fixing === row.row && (
                <span role="cell" className={classes.fixCell}>
                  <CsvFixRow
                    text={fixes.text}
                    row={row.row}
                    onText={(text) => {
                      close();
                      fixes.onText(text);
                    }}
                    onClose={close}
                  />
                </span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function FixButton({ row, onFix }: { row: number; onFix: (row: number) => void }) {
  return (
    <Button
      size="compact-xs"
      variant="default"
      aria-label={words.fix.openRow(row)}
      onClick={() => {
        onFix(row);
      }}
    >
      {words.fix.open}
    </Button>
  );
}

function RowCells({ row, action }: { row: ImportRow; action: ReactNode }) {
  return (
    <>
      <span role="cell" className={classes.number}>
        {row.row}
      </span>
      <span role="cell" className={classes.email}>
        {row.email}
      </span>
      <span role="cell" className={classes.verdict} data-verdict={row.verdict}>
        {words.verdicts[row.verdict]}
      </span>
      <span role="cell" className={classes.details}>
        {detailsOf(row).map((detail) => (
          <span key={detail}>{detail}</span>
        ))}
      </span>
      <span role="cell">{action}</span>
    </>
  );
}

function detailsOf(row: ImportRow): string[] {
  const said = [...row.errors, ...row.warnings].map(({ detail }) => detail);
  if (row.verdict !== 'invite' || !row.role) return said;
  const role = messages.common.roles[row.role];
  const as = row.upgraded_from ? words.upgraded(messages.common.roles[row.upgraded_from], role) : words.asRole(role);
  return [as, ...said];
}
