/** A type's actions as their form has them. */
import type { CreateRegisteredType, EditRegisteredType, RegisteredType } from '@/api/types';
import { inside } from '@/messages/inside';

const words = inside.types.form;

export interface ActionLine {
  /** Stays while the name is typed: what others include is kept by it. */
  id: string;
  name: string;
  /** Ids of the lines that it includes. */
  includes: string[];
  builder: boolean;
}

export interface TypeDraft {
  name: string;
  actions: ActionLine[];
}

export const mostActions = 20;

export function newAction(): ActionLine {
  return { id: crypto.randomUUID(), name: '', includes: [], builder: true };
}

export function draftOf(type: RegisteredType | undefined): TypeDraft {
  if (!type) return { name: '', actions: [newAction()] };
  const actions = type.actions.map(({ name, implies = [] }) => ({ id: name, name, includes: implies, builder: type.builder_level.includes(name) }));
  return { name: type.name, actions };
}

/** Without the line, and without its being included anywhere. */
export function withoutAction(actions: ActionLine[], id: string): ActionLine[] {
  return actions.filter((one) => one.id !== id).map((one) => ({ ...one, includes: one.includes.filter((other) => other !== id) }));
}

function named(actions: ActionLine[]): ActionLine[] {
  return actions.filter(({ name }) => name.trim() !== '');
}

export function actionsBody(actions: ActionLine[]): Required<Pick<CreateRegisteredType, 'actions' | 'builder_level'>> {
  const kept = named(actions);
  const names = new Map(kept.map(({ id, name }) => [id, name.trim()]));
  return {
    actions: kept.map(({ name, includes }) => ({ name: name.trim(), implies: includes.flatMap((id) => names.get(id) ?? []) })),
    builder_level: kept.filter(({ builder }) => builder).map(({ name }) => name.trim()),
  };
}

export function createBody(draft: TypeDraft): CreateRegisteredType {
  return { name: draft.name.trim(), ...actionsBody(draft.actions) };
}

/** Undefined where nothing differs. */
export function editBody(type: RegisteredType, draft: TypeDraft): EditRegisteredType | undefined {
  const body = actionsBody(draft.actions);
  const same = JSON.stringify(body) === JSON.stringify(actionsBody(draftOf(type).actions));
  return same ? undefined : body;
}

const word = /^[A-Za-z][A-Za-z0-9_.:-]{0,49}$/;

export function wordProblem(name: string): string | undefined {
  return word.test(name.trim()) ? undefined : words.wordInvalid;
}

export function actionsProblem(actions: ActionLine[]): string | undefined {
  const names = named(actions).map(({ name }) => name.trim());
  if (names.length === 0) return words.missing;
  const doubled = names.find((name, at) => names.indexOf(name) !== at);
  if (doubled !== undefined) return words.doubled(doubled);
  return names.map(wordProblem).find((problem) => problem !== undefined);
}
