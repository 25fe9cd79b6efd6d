/** Puts into words where a right comes from. */
import type { AccessPath, ActionAccess, Role } from '@/api/types';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';

const words = inside.access;

export interface Reason {
  label: string;
  /** Said on hover: the grants behind it. */
  detail: string;
  /** The group to look at. */
  group: string | undefined;
}

/** Each source once, in the server's order; several grants of one group are one source. */
export function reasonsOf(paths: AccessPath[], role?: Role | null): Reason[] {
  const reasons = new Map<string, Reason>();
  for (const path of paths) {
    const label = labelOf(path, role);
    const grant = path.grant && path.group ? words.grantOf(path.group.name, path.grant.name) : undefined;
    const known = reasons.get(label);
    if (!known) reasons.set(label, { label, detail: grant ?? label, group: path.group?.id });
    else {
      known.group ??= path.group?.id;
      if (grant !== undefined && !known.detail.includes(grant)) known.detail += `\n${grant}`;
    }
  }
  return [...reasons.values()];
}

function labelOf({ via, group }: AccessPath, role: Role | null | undefined): string {
  if (via === 'owner') return words.owner;
  if (via === 'instance_admin') return words.instanceAdmin;
  if (via !== 'role') return words.via(group?.name ?? '');
  if (group) return words.viaRole(group.name);
  return role ? words.viaRole(messages.common.roles[role]) : words.viaAdmin;
}

export interface RightsLine {
  actions: string[];
  reasons: Reason[];
}

/** Actions that come from the very same sources stand on one line. */
export function linesOf(actions: ActionAccess[], role?: Role | null): RightsLine[] {
  const lines = new Map<string, RightsLine>();
  for (const { action, paths } of actions) {
    const reasons = reasonsOf(paths, role);
    const key = reasons.map(({ label }) => label).sort().join('\n');
    const name = words.actions[action] ?? action;
    const line = lines.get(key);
    if (line) line.actions.push(name);
    else lines.set(key, { actions: [name], reasons });
  }
  return [...lines.values()];
}
