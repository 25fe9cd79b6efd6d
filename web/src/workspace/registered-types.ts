/** Registered types, as grants, searches and their own screens need them. */
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { api, take } from '@/api/client';
import type { RegisteredType } from '@/api/types';
import { inside } from '@/messages/inside';
import { builtInTypes, grantTypeOf, type GrantType } from './grant-types';

const words = inside.groups.grants;
const most = 50;

/** Types whose names hold `q`, for a choice. */
export function typeChoicesQuery(workspace: string, q: string) {
  const query = { limit: most, sort: 'name', ...(q !== '' && { q }) } as const;
  return queryOptions({
    queryKey: ['type-choices', workspace, q],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (await take(api.GET('/workspaces/{ws}/resource-types', { params: { path: { ws: workspace }, query }, signal }))).items,
  });
}

export function registeredTypeQuery(workspace: string, name: string) {
  return queryOptions({
    queryKey: ['resource-type', workspace, name],
    queryFn: () => take(api.GET('/workspaces/{ws}/resource-types/{t}', { params: { path: { ws: workspace, t: name } } })),
  });
}

/** The type of a grant: a built-in one is known, of a registered one the server tells its actions. */
export function useGrantType(workspace: string, name: string): GrantType {
  const known = builtInTypes.find((type) => type.name === name);
  const { data } = useQuery({ ...registeredTypeQuery(workspace, name), enabled: known === undefined });
  if (known) return known;
  return data ? registeredGrantType(data) : grantTypeOf(name);
}

/** A registered type as a grant can be on it: its actions are the levels, each behind those that it includes. */
export function registeredGrantType(type: RegisteredType): GrantType {
  const help = (action: RegisteredType['actions'][number]) => {
    const says = [
      ...(action.implies && action.implies.length > 0 ? [words.includes(action.implies)] : []),
      ...(type.needs_builder.includes(action.name) ? [words.needsBuilder] : []),
    ];
    return says.length > 0 ? says.join(' ') : undefined;
  };
  return {
    name: type.name,
    label: type.name,
    levels: type.actions.map((action) => ({ access: action.name, label: action.name, help: help(action), hideable: false })),
    all: words.allOf(type.name),
    choose: words.chooseOf(type.name),
  };
}
