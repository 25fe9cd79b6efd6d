import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import type { ImportReport, ImportRow } from '@/api/types';
import { FilterTabs } from '@/components/filter-tabs';
import { messages } from '@/messages/en';
import classes from './csv.module.css';

const words = messages.users.csv;
const filters = ['all', 'error', 'invite', 'already_member'] as const;
type Filter = (typeof filters)[number];

const rowHeight = 40;
const shownHeight = 360;

/** The file row by row with the server's verdicts. Holds 20,000 rows: only those in sight are drawn. */
export function CsvTable({ report }: { report: ImportReport }) {
  const [filter, setFilter] = useState<Filter>(report.summary.error > 0 ? 'error' : 'all');
  const rows = useMemo(
    () => (filter === 'all' ? report.rows : report.rows.filter((row) => row.verdict === filter)),
    [report, filter],
  );
  const counts = { all: report.summary.rows, ...report.summary };
  return (
    <>
      <FilterTabs
        label={words.filterLabel}
        value={filter}
        options={filters.map((value) => ({ value, label: words.filters[value], count: counts[value] }))}
        onChange={setFilter}
      />
      <Rows rows={rows} />
    </>
  );
}

function Rows({ rows }: { rows: ImportRow[] }) {
  const frame = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions are called on every scroll, not remembered
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 600, height: shownHeight },
  });
  return (
    // Scrolled by keyboard, so it must take the focus.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={frame} className={classes.frame} tabIndex={0} role="region" aria-label={words.tableLabel}>
      <div role="table" aria-label={words.tableLabel} aria-rowcount={rows.length + 1}>
        <div role="row" className={classes.head} aria-rowindex={1}>
          <span role="columnheader">{words.columns.row}</span>
          <span role="columnheader">{words.columns.email}</span>
          <span role="columnheader">{words.columns.verdict}</span>
          <span role="columnheader">{words.columns.details}</span>
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
                <RowCells row={row} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function RowCells({ row }: { row: ImportRow }) {
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
