import { Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Effect } from '@/api/types';
import { InitialsAvatar } from '@/components/initials-avatar';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import classes from './plan.module.css';

const words = inside.changes;

type Value = string | number | boolean | { name?: string } | null | undefined;

/** Fields of an effect as the server sends them: which are there depends on its kind. */
interface EffectFields {
  kind: string;
  member?: { id: string | null; name: string; email: string } | null;
  group?: { id: string; name: string } | null;
  resource?: { type: string; id: string; name: string } | null;
  permission?: string;
  member_count?: number;
  from?: Value;
  to?: Value;
  because?: { rule?: string; group?: { name: string } | null } | null;
}

function nameOf(value: Value): string {
  if (value === null || value === undefined) return words.nobody;
  if (typeof value === 'object') return value.name ?? words.nobody;
  const text = String(value);
  const roles: Record<string, string> = messages.common.roles;
  return roles[text] ?? words.levels[text] ?? text;
}

function levelName(value: Value): string {
  return value === null || value === undefined ? (words.levels.none ?? '') : nameOf(value);
}

function reasonOf({ kind, because }: EffectFields): string | undefined {
  if (!because) return undefined;
  if (kind === 'owner_changed' && because.rule === 'M21') return words.becauseOwner;
  if (because.group) return words.because(because.group.name);
  return because.rule === undefined ? undefined : words.becauseRule[because.rule];
}

function FromTo({ from, to }: { from: string; to: string }) {
  return (
    <span className={classes.fromTo}>
      <span className={classes.from}>{from}</span>
      <IconArrowRight size={14} aria-label="to" />
      <span>{to}</span>
    </span>
  );
}

/** What it is, and below it what tells it apart: by whom, at which address. */
function Twofold({ first, second }: { first: string | undefined; second: string | undefined }) {
  return (
    <>
      {first}
      <Text size="xs" c="dimmed">
        {second}
      </Text>
    </>
  );
}

function Line({ lead, main, detail, reason }: { lead?: ReactNode; main: ReactNode; detail?: ReactNode; reason?: string | undefined }) {
  return (
    <li className={classes.line}>
      {lead}
      <span className={classes.lineMain}>{main}</span>
      <span className={classes.lineDetail}>
        {detail}
        {reason !== undefined && (
          <Text span size="xs" c="dimmed">
            {reason}
          </Text>
        )}
      </span>
    </li>
  );
}

function lineOf(effect: EffectFields): ReactNode {
  const { member, resource, group } = effect;
  const lead = member ? <InitialsAvatar id={member.email} name={member.name} size={22} /> : undefined;
  const who = member?.name;
  const reason = reasonOf(effect);
  switch (effect.kind) {
    case 'role_changed':
      return <Line lead={lead} main={who} detail={<FromTo from={nameOf(effect.from)} to={nameOf(effect.to)} />} reason={reason} />;
    case 'owner_changed':
      return <Line main={resource?.name} detail={<FromTo from={nameOf(effect.from)} to={nameOf(effect.to)} />} reason={reason} />;
    case 'group_left':
    case 'group_joined':
      return <Line lead={lead} main={who} detail={group?.name} reason={reason} />;
    case 'group_deleted':
      return <Line main={group?.name} reason={words.membersLose(effect.member_count ?? 0)} />;
    case 'access_gained':
    case 'access_lost':
      return (
        <Line lead={lead} main={<Twofold first={resource?.name} second={who} />} detail={<FromTo from={levelName(effect.from)} to={levelName(effect.to)} />} />
      );
    case 'permission_gained':
    case 'permission_lost':
      return <Line lead={lead} main={<Twofold first={permissionName(effect)} second={who} />} reason={reason} />;
    default:
      return <Line lead={lead} main={<Twofold first={who} second={member?.email} />} reason={reason} />;
  }
}

function permissionName({ permission, kind }: EffectFields): string {
  const names: Record<string, string> = inside.groups.permissionNames;
  const name = permission === undefined ? '' : (names[permission] ?? permission);
  return kind === 'permission_gained' ? words.permissionGiven(name) : words.permissionTaken(name);
}

export function EffectLines({ label, effects }: { label: string; effects: Effect[] }) {
  return (
    // A long list scrolls, so it must take the focus.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <ul className={classes.lines} aria-label={label} tabIndex={0}>
      {effects.map((effect, at) => (
        // Effects have no id of their own; a plan's list never changes its order.
        <EffectLine key={at} effect={effect as EffectFields} />
      ))}
    </ul>
  );
}

function EffectLine({ effect }: { effect: EffectFields }) {
  return lineOf(effect);
}
