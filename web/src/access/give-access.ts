/** Works out how a group is given a level on one thing: by a grant of its own, or by one that is there already. */
import type { CreateGrant, Grant } from '@/api/types';
import type { GrantType } from '@/workspace/grant-types';

/** The grants of a group that give it this level on the thing, or a stronger one. */
export function givenBy(grants: Grant[], type: GrantType, level: string, thing: string): Grant[] {
  const strength = (access: string) => type.levels.findIndex((one) => one.access === access);
  return grants.filter(
    (grant) =>
      grant.resource_type === type.name &&
      strength(grant.access) >= strength(level) &&
      (grant.scope === 'all' || grant.resources.some(({ id }) => id === thing)),
  );
}

/** The grants to which the thing can be added: of this very level, with a list, shown on the dashboard. */
export function roomFor(grants: Grant[], type: GrantType, level: string, thing: string): Grant[] {
  return grants.filter(
    (grant) =>
      grant.resource_type === type.name &&
      grant.access === level &&
      grant.scope === 'selected' &&
      !grant.hide_from_dashboard &&
      !grant.resources.some(({ id }) => id === thing),
  );
}

const longest = 50;

/** "Payroll", or "Payroll 2" where the group has such a grant: names of a group's grants are unique. */
export function freeName(grants: Grant[], wanted: string): string {
  const taken = new Set(grants.map(({ name }) => name.toLowerCase()));
  for (let n = 1; ; n += 1) {
    const end = n === 1 ? '' : ` ${String(n)}`;
    const name = Array.from(wanted).slice(0, longest - end.length).join('') + end;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

export function newGrant(name: string, type: GrantType, access: CreateGrant['access'], thing: string): CreateGrant {
  return { name, resource_type: type.name, access, scope: 'selected', resource_ids: [thing] };
}
