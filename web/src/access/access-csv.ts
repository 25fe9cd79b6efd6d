import type { PersonRights } from '@/api/types';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import { reasonsOf } from './paths';

const words = inside.access;

/** One line for each person and right, for a spreadsheet. */
export function accessCsv(people: PersonRights[]): string {
  const { name, email, role, action, from } = words.csv;
  const lines = people.flatMap(({ person, actions }) =>
    actions.map(({ action: right, paths }) => [
      person.name,
      person.email,
      person.role ? messages.common.roles[person.role] : words.instanceAdmin,
      words.actions[right] ?? right,
      reasonsOf(paths, person.role).map(({ label }) => label).join('; '),
    ]),
  );
  return [[name, email, role, action, from], ...lines].map((line) => line.map(csvCell).join(',')).join('\r\n') + '\r\n';
}

/** Quoted where needed; what a spreadsheet would take for a formula gets a `'` before it, as the server's exports do. */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
