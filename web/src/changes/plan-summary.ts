/** Reads a plan for the plan dialog: its headline in words, and its effects by section. */
import type { Effect, Plan, Role } from '@/api/types';
import { inside } from '@/messages/inside';

const words = inside.changes.headline;

export interface PlanSections {
  roles: Effect[];
  people: Effect[];
  groupsDeleted: Effect[];
  groupsLeft: Effect[];
  groupsJoined: Effect[];
  owners: Effect[];
  access: Effect[];
}

const sectionOf: Record<string, keyof PlanSections> = {
  role_changed: 'roles',
  member_invited: 'people',
  member_joined: 'people',
  member_archived: 'people',
  member_unarchived: 'people',
  group_deleted: 'groupsDeleted',
  group_left: 'groupsLeft',
  group_joined: 'groupsJoined',
  owner_changed: 'owners',
  access_gained: 'access',
  access_lost: 'access',
  permission_gained: 'access',
  permission_lost: 'access',
};

export function sectionsOf(effects: Effect[]): PlanSections {
  const sections: PlanSections = {
    roles: [], people: [], groupsDeleted: [], groupsLeft: [], groupsJoined: [], owners: [], access: [],
  };
  for (const effect of effects) {
    const section = sectionOf[effect.kind];
    if (section) sections[section].push(effect);
  }
  return sections;
}

/** "2 people become Builders and 1 thing is handed over". */
export function headlineOf(plan: Plan): string {
  const parts = [...roleParts(plan), ...countParts(plan)];
  if (parts.length > 0) return words.join(parts);
  return accessCount(plan) > 0 ? words.access : inside.changes.noEffect;
}

export function accessCount(plan: Plan): number {
  return ['access_gained', 'access_lost', 'permission_gained', 'permission_lost'].reduce(
    (sum, kind) => sum + countOf(plan, kind),
    0,
  );
}

export function countOf(plan: Plan, kind: string): number {
  return (plan.counts as Record<string, number | undefined>)[kind] ?? 0;
}

function roleParts(plan: Plan): string[] {
  const total = countOf(plan, 'role_changed');
  if (total === 0) return [];
  const shown = plan.effects.filter((effect) => effect.kind === 'role_changed');
  if (shown.length < total) return [words.roleUnknown(total)];
  const roles: Role[] = ['admin', 'builder', 'end_user'];
  return roles.flatMap((role) => {
    const n = shown.filter((effect) => 'to' in effect && effect.to === role).length;
    return n > 0 ? [words.role(n, role)] : [];
  });
}

function countParts(plan: Plan): string[] {
  const part = (kind: string, say: (n: number) => string): string[] => {
    const n = countOf(plan, kind);
    return n > 0 ? [say(n)] : [];
  };
  return [
    ...part('group_deleted', words.groupDeleted),
    ...part('member_invited', words.invited),
    ...part('member_archived', words.archived),
    ...part('member_unarchived', words.unarchived),
    ...part('member_joined', words.joined),
    ...part('group_left', words.groupLeft),
    ...part('group_joined', words.groupJoined),
    ...part('owner_changed', words.owner),
  ];
}
