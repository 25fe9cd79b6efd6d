/** The types of resources that a grant can be on, as data: grants are shown and made from it. Registered ones come from the server. */
import type { GrantAccess, GrantResourceType } from '@/api/types';
import { inside } from '@/messages/inside';

const words = inside.groups.grants;

export interface GrantLevel {
  access: GrantAccess;
  label: string;
  help: string | undefined;
  /** A grant of this level can keep its resources off the dashboard. */
  hideable: boolean;
}

export interface GrantType {
  name: GrantResourceType;
  /** Many of them: "Apps". */
  label: string;
  /** From the weakest to the strongest. */
  levels: GrantLevel[];
  /** Every one of them, those to come included. */
  all: string;
  choose: string;
}

function level(access: keyof typeof words.levels, hideable = false): GrantLevel {
  return { access, label: words.levels[access], help: words.levelHelp[access], hideable };
}

function builtIn(name: keyof typeof words.types, levels: GrantLevel[]): GrantType {
  return { name, label: words.types[name], levels, all: words.scopeAll[name], choose: words.choose[name] };
}

export const appType = builtIn('app', [level('view', true), level('edit')]);
export const dataSourceType = builtIn('data_source', [level('use'), level('configure')]);

export const builtInTypes: readonly GrantType[] = [appType, dataSourceType];

/** A registered type reads as the server names it; its levels are registered-types.ts's. */
export function grantTypeOf(name: string): GrantType {
  const known = builtInTypes.find((type) => type.name === name);
  return known ?? { name: name, label: name, levels: [], all: words.allOf(name), choose: words.chooseOf(name) };
}

export function levelOf(type: GrantType, access: string): GrantLevel {
  const known = type.levels.find((one) => one.access === access);
  return known ?? { access: access, label: access, help: undefined, hideable: false };
}
