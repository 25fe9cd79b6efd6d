const rules = new Intl.PluralRules('en');
const numbers = new Intl.NumberFormat();

/** "1 person", "2,000 people". */
export function counted(n: number, one: string, many: string): string {
  return `${numbers.format(n)} ${rules.select(n) === 'one' ? one : many}`;
}

export function number(n: number): string {
  return numbers.format(n);
}

/** "a", "a and b", "a, b and c". */
export function listed(words: string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(words);
}
