export const palette = {
  open: 'Go to …',
  label: 'Go to a page, person, group or app',
  placeholder: 'A page, person, group or app – or “who can open …?”',
  results: 'Results',
  none: 'Nothing matches.',
  hint: 'Try a name, “what can Bea open?” or “who can open Payroll?”.',
  kinds: { page: 'Page', person: 'Person', group: 'Group', app: 'App', object: 'Object', question: 'Question' },
  whatCan: (name: string) => `What can ${name} open?`,
  whoCan: (name: string) => `Who can open ${name}?`,
} as const;
