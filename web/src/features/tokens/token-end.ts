/** When a new token ends: offered as days from now. */
export const endChoices = ['30', '90', '365', 'never'] as const;

export type EndChoice = (typeof endChoices)[number];

const day = 86_400_000;

/** Null: it never ends. */
export function endAfter(choice: EndChoice, now = Date.now()): string | null {
  return choice === 'never' ? null : new Date(now + Number(choice) * day).toISOString();
}
