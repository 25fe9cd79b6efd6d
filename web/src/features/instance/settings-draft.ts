/** The form of the instance's settings, and the difference to send. */
import type { EditInstanceSettings, InstanceSettings, SecondFactorDemand } from '@/api/types';

export interface OriginLine {
  /** Names the line in the form; never sent. */
  id: string;
  origin: string;
  workspace: string | undefined;
}

export interface SettingsDraft {
  name: string;
  userLimit: string;
  builderLimit: string;
  days: string;
  anyone: boolean;
  secondFactor: SecondFactorDemand;
  origins: OriginLine[];
}

let lastId = 0;

export function newOrigin(origin = '', workspace?: string): OriginLine {
  lastId += 1;
  return { id: `origin-${String(lastId)}`, origin, workspace };
}

export function draftOf(settings: InstanceSettings): SettingsDraft {
  return {
    name: settings.name,
    userLimit: settings.user_limit?.toString() ?? '',
    builderLimit: settings.builder_limit?.toString() ?? '',
    days: String(settings.invitation_days),
    anyone: settings.anyone_makes_workspaces,
    secondFactor: settings.second_factor,
    origins: settings.guarded_origins.map(({ origin, workspace_id: workspace }) => newOrigin(origin, workspace)),
  };
}

/** Null: no limit. Undefined: not a limit at all. */
export function limitOf(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const limit = Number(trimmed);
  return Number.isSafeInteger(limit) && limit >= 1 ? limit : undefined;
}

export function daysOf(text: string): number | undefined {
  const days = Number(text.trim());
  return Number.isInteger(days) && days >= 1 && days <= 90 ? days : undefined;
}

export function originsComplete(lines: OriginLine[]): boolean {
  return lines.every(({ origin, workspace }) => /^https?:\/\/[^\s/]+$/i.test(origin.trim()) && workspace !== undefined);
}

/** Only what differs; undefined where the draft can't be sent. */
export function differenceOf(settings: InstanceSettings, draft: SettingsDraft): EditInstanceSettings | undefined {
  const users = limitOf(draft.userLimit);
  const builders = limitOf(draft.builderLimit);
  const days = daysOf(draft.days);
  const name = draft.name.trim();
  if (users === undefined || builders === undefined || days === undefined || name === '' || !originsComplete(draft.origins)) return undefined;
  const origins = draft.origins.map(({ origin, workspace }) => ({ origin: origin.trim(), workspace_id: workspace ?? '' }));
  return {
    ...(name !== settings.name && { name }),
    ...(users !== settings.user_limit && { user_limit: users }),
    ...(builders !== settings.builder_limit && { builder_limit: builders }),
    ...(days !== settings.invitation_days && { invitation_days: days }),
    ...(draft.anyone !== settings.anyone_makes_workspaces && { anyone_makes_workspaces: draft.anyone }),
    ...(draft.secondFactor !== settings.second_factor && { second_factor: draft.secondFactor }),
    ...(JSON.stringify(origins) !== JSON.stringify(settings.guarded_origins) && { guarded_origins: origins }),
  };
}
