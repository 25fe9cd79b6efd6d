/** Cuts a CSV text into its records, unread: a line end inside quotes doesn't end one (RFC 4180). */
export function csvRecords(text: string): string[] {
  const records: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '"') quoted = !quoted;
    if (quoted || (letter !== '\n' && letter !== '\r')) continue;
    records.push(text.slice(start, at));
    if (letter === '\r' && text[at + 1] === '\n') at += 1;
    start = at + 1;
  }
  if (start < text.length) records.push(text.slice(start));
  return records;
}

/** The header and the records of these row numbers (the header is row 1), as a CSV text. */
export function pickRows(text: string, rows: number[]): string {
  const records = csvRecords(text.replace(/^\uFEFF/, ''));
  const picked = rows.map((row) => records[row - 1]).filter((record) => record !== undefined);
  return [records[0] ?? '', ...picked].join('\r\n') + '\r\n';
}

/** Hands a text to the browser as a file to keep. */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
