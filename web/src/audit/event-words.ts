/** Says in words what an audit event holds. */
import type { AuditEvent } from '@/api/types';
import { exactTime } from '@/components/time';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';

const words = inside.audit;

export interface FieldChange {
  field: string;
  label: string;
  before: string;
  after: string;
}

/** "data_source.owner_changed" has words of its own; an action that is new here still reads well. */
export function actionName(action: string): string {
  return words.actions[action] ?? spelled(action.replace('.', ': '));
}

/** What an event is about; an undo is about the action that it took back. Undefined where there is no name. */
export function targetName({ action, target }: Pick<AuditEvent, 'action' | 'target'>): string | undefined {
  const name = target?.name ?? undefined;
  if (action !== 'undo.applied' || name === undefined) return name;
  const [undone = '', ...rest] = name.split(': ');
  return [actionName(undone), ...rest].join(': ');
}

/** E-mail, command line, or nobody known. */
export function actorName(event: Pick<AuditEvent, 'actor'>): string {
  const { actor } = event;
  if (actor === null) return words.unknownActor;
  return 'email' in actor ? actor.email : words.commandLine;
}

/** The fields that an event changed, in the order of the server, those before first. */
export function changesOf({ before, after }: Pick<AuditEvent, 'before' | 'after'>): FieldChange[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return fields.flatMap((field) => {
    if (countsWhatIsListed(field, before) && countsWhatIsListed(field, after)) return [];
    const was = fieldText(field, before?.[field]);
    const is = fieldText(field, after?.[field]);
    return was === is ? [] : [{ field, label: fieldName(field), before: was, after: is }];
  });
}

const permissionNames: Record<string, string> = inside.groups.permissionNames;

function fieldName(field: string): string {
  return words.fields[field] ?? permissionNames[field] ?? spelled(field);
}

/** `members_count` beside a complete `members` says nothing more. */
function countsWhatIsListed(field: string, fields: AuditEvent['after']): boolean {
  if (!field.endsWith('_count')) return false;
  if (fields?.[field] === undefined) return true;
  const list = fields[field.slice(0, -'_count'.length)];
  return Array.isArray(list) && list.length === fields[field];
}

/** Actions of a registered type, each with those that it includes. */
function declaredText(actions: { name: string; implies: string[] }[]): string {
  return actions.map(({ name, implies }) => (implies.length === 0 ? name : `${name} (${words.includes(implies)})`)).join(', ');
}

interface Reason {
  rule: string;
  group?: { name: string } | null;
}

/** Why a role changed by itself. */
function reasonText(reason: Reason | null | undefined): string {
  if (!reason) return words.nothing;
  return reason.group ? inside.changes.because(reason.group.name) : (inside.changes.becauseRule[reason.rule] ?? reason.rule);
}

/** An undo names the action that it took back. */
function fieldText(field: string, value: unknown): string {
  if (field === 'actions' && Array.isArray(value)) return declaredText(value as { name: string; implies: string[] }[]);
  if (field === 'because') return reasonText(value as Reason | null | undefined);
  return field === 'action' && typeof value === 'string' ? actionName(value) : valueText(value);
}

export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return words.nothing;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return wordOf(value);
  if (Array.isArray(value)) return value.length === 0 ? words.nothing : value.map(valueText).join(', ');
  const parts = Object.entries(value).map(([key, part]) => `${key}: ${valueText(part)}`);
  return parts.length === 0 ? words.nothing : parts.join(', ');
}

const known: Record<string, string> = { ...messages.common.roles, ...messages.common.statuses };

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** Times in the reader's zone, like all others. */
function wordOf(value: string): string {
  return instant.test(value) ? exactTime(value) : (known[value] ?? value);
}

function spelled(name: string): string {
  const text = name.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
