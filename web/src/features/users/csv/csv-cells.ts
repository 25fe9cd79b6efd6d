/** A CSV text cell by cell, for putting single rows right. What a cell means is the server's to say. */
import { csvRecords } from './csv-records';

export interface CsvRow {
  /** The header's words, one per column. */
  columns: string[];
  /** As many cells as columns, or more where the row has too many. */
  cells: string[];
}

const byteOrderMark = '\uFEFF';

function recordsOf(text: string): string[] {
  return csvRecords(text.startsWith(byteOrderMark) ? text.slice(1) : text);
}

/** What parts the cells: a comma, else what the header has in its place. */
function separatorOf(header: string): string {
  return [',', ';', '\t'].find((letter) => header.includes(letter)) ?? ',';
}

/** Cuts a record into its cells, without their quotes. */
export function cellsOf(record: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < record.length; at += 1) {
    const letter = record.charAt(at);
    if (quoted && letter === '"' && record[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"') quoted = !quoted;
    else if (letter === separator && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += letter;
  }
  return [...cells, cell];
}

function recordOf(cells: string[], separator: string): string {
  return cells
    .map((cell) => (/["\r\n]/.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(separator);
}

/** The row of this number (the header is row 1), with the header's words. */
export function rowOf(text: string, row: number): CsvRow {
  const records = recordsOf(text);
  const header = records[0] ?? '';
  const separator = separatorOf(header);
  const columns = cellsOf(header, separator).map((column) => column.trim());
  const cells = cellsOf(records[row - 1] ?? '', separator);
  return { columns, cells: [...cells, ...Array.from({ length: Math.max(0, columns.length - cells.length) }, () => '')] };
}

/** The text with other cells in this row; empty ones beyond the columns fall away. */
export function withRow(text: string, row: number, cells: string[]): string {
  const records = recordsOf(text);
  const header = records[0] ?? '';
  const separator = separatorOf(header);
  const least = cellsOf(header, separator).length;
  let length = cells.length;
  while (length > least && cells[length - 1]?.trim() === '') length -= 1;
  return textOf(records.with(row - 1, recordOf(cells.slice(0, length), separator)));
}

export function withoutRow(text: string, row: number): string {
  return textOf(recordsOf(text).toSpliced(row - 1, 1));
}

function textOf(records: string[]): string {
  return records.join('\r\n') + '\r\n';
}
