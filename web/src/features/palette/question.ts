/** What was typed: a question about a person or an app, or just a name. */
export interface Question {
  kind: 'any' | 'what' | 'who';
  q: string;
}

export function questionOf(typed: string): Question {
  const text = typed.trim().replace(/\?+$/, '').trim();
  const who = /^who can (?:open|see|use)\s+(.*)$/i.exec(text);
  if (who) return { kind: 'who', q: (who[1] ?? '').trim() };
  const what = /^what can\s+(.*?)(?:\s+open)?$/i.exec(text);
  if (what) return { kind: 'what', q: (what[1] ?? '').trim() };
  return { kind: 'any', q: text };
}
