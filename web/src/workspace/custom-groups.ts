import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '@/api/client';
import type { Group } from '@/api/types';
import { typingPause } from '@/components/typing-pause';

const shownAtOnce = 100;

/** The first custom groups whose names match, by name. */
function matchingQuery(workspace: string, q: string) {
  return queryOptions({
    queryKey: ['custom-groups', workspace, q],
    staleTime: 30_000,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const query = { kind: 'custom', limit: shownAtOnce, sort: 'name', ...(q && { q }) } as const;
      return (await take(api.GET('/workspaces/{ws}/groups', { params: { path: { ws: workspace }, query }, signal }))).items;
    },
  });
}

function groupQuery(workspace: string, id: string) {
  return queryOptions({
    queryKey: ['group-choice', workspace, id],
    staleTime: 30_000,
    retry: false,
    queryFn: ({ signal }) => take(api.GET('/workspaces/{ws}/groups/{g}', { params: { path: { ws: workspace, g: id } }, signal })),
  });
}

/**
 * A choice among the custom groups, however many there are: the server searches, once the field was opened. `groups` holds those
 * that match, and those of `picked`; `search` goes to the field. `loaded`: the first answer has come.
 */
export function useGroupChoice(workspace: string, picked: readonly string[]) {
  const [words, setWords] = useState('');
  const [settled] = useDebouncedValue(words.trim(), typingPause);
  // A field shows what was picked as its own text; that is no search.
  const [names, setNames] = useState<readonly string[]>([]);
  const [opened, setOpened] = useState(false);
  const q = names.includes(settled) ? '' : settled;
  const found = useQuery({ ...matchingQuery(workspace, q), enabled: opened }).data;
  const missing = picked.filter((id) => !found?.some((group) => group.id === id));
  const others = useQueries({
    queries: missing.map((id) => groupQuery(workspace, id)),
    combine: (results) => results.flatMap(({ data }): Group[] => (data ? [data] : [])),
  });
  const groups = [...(found ?? []), ...others];
  const pickedNames = groups.filter(({ id }) => picked.includes(id)).map(({ name }) => name);
  if (pickedNames.join('|') !== names.join('|')) setNames(pickedNames);
  const open = () => { setOpened(true); };
  return { groups, loaded: found !== undefined, search: { searchValue: words, onSearchChange: setWords, onDropdownOpen: open } };
}
