import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, apiBase, take } from '@/api/client';
import type { ImportReport } from '@/api/types';
import type { ChangeHeaders, ChangeQuery } from '@/changes/types';

export type ImportMode = 'all_or_nothing' | 'valid_rows';

export interface CsvFile {
  name: string;
  text: string;
  /** Tells one choice of a file from the next. */
  id: string;
}

/** Sends the file as it is: the server reads it, checks it and plans it. */
export function importCall(workspace: string, file: CsvFile, mode: ImportMode) {
  return (query: ChangeQuery, headers: ChangeHeaders): Promise<ImportReport> =>
    take(
      api.POST('/workspaces/{ws}/members/import', {
        params: { path: { ws: workspace }, query: { ...query, mode } },
        headers: { ...headers, 'Content-Type': 'text/csv' },
        body: file.text as never,
        bodySerializer: (body: unknown) => body as string,
      }),
    );
}

/** Every row's verdict, without doing anything. */
export function useCheckedCsv(workspace: string, file: CsvFile | undefined, mode: ImportMode) {
  return useQuery({
    queryKey: ['preview', 'import', workspace, file?.id, mode],
    enabled: file !== undefined,
    retry: false,
    staleTime: Infinity,
    // While a file put right is checked again, what was found before stays in sight.
    placeholderData: keepPreviousData,
    queryFn: () => {
      if (!file) throw new Error('no file to check');
      return importCall(workspace, file, mode)({ dry_run: true }, { 'X-Request-ID': crypto.randomUUID() });
    },
  });
}

export function templateAddress(workspace: string): string {
  return `${apiBase}/workspaces/${encodeURIComponent(workspace)}/members/import-template.csv`;
}
