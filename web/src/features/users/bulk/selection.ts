/** Which people of a list are chosen: single ones, or all that match its filters. */
import { useMemo, useState } from 'react';
import type { BulkChange } from '@/api/types';

export interface Selection {
  /** The list's filters when it was made: another list has another selection. */
  of: string;
  ids: ReadonlySet<string>;
  /** All that match, on all pages. */
  all: boolean;
}

export interface Filter {
  q?: string | undefined;
  status?: NonNullable<BulkChange['filter']>['status'] | undefined;
  role?: NonNullable<BulkChange['filter']>['role'] | undefined;
  group?: string | undefined;
}

const nobody: ReadonlySet<string> = new Set();

export function toggled({ of, ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { of, ids: next, all: false };
}

/** All of a page where some are missing, else none of it. */
export function toggledPage({ of, ids }: Selection, page: string[]): Selection {
  const whole = page.every((id) => ids.has(id));
  const next = new Set(ids);
  for (const id of page) if (whole) next.delete(id); else next.add(id);
  return { of, ids: next, all: false };
}

/** Names those concerned in a request: by their ids, or by the filters. */
export function targetOf({ ids, all }: Selection, { q, status, role, group }: Filter): Pick<BulkChange, 'ids' | 'filter'> {
  if (!all) return { ids: [...ids] };
  return { filter: { ...(q && { q }), ...(status && { status }), ...(role && { role }), ...(group && { group_id: group }) } };
}

export function useSelection(filter: Filter) {
  const of = JSON.stringify([filter.q, filter.status, filter.role, filter.group]);
  const [held, setHeld] = useState<Selection>({ of, ids: nobody, all: false });
  const selection = useMemo(() => (held.of === of ? held : { of, ids: nobody, all: false }), [held, of]);
  const change = useMemo(() => {
    const now = (last: Selection): Selection => (last.of === of ? last : { of, ids: nobody, all: false });
    return {
      toggle: (id: string) => { setHeld((last) => toggled(now(last), id)); },
      togglePage: (page: string[]) => { setHeld((last) => toggledPage(now(last), page)); },
      chooseAll: () => { setHeld({ of, ids: nobody, all: true }); },
      clear: () => { setHeld({ of, ids: nobody, all: false }); },
    };
  }, [of]);
  return { selection, ...change };
}
