/** The word of a closed set; for what is not in it (a registered type) the server's own name. */
export function wordOf(words: Readonly<Record<string, string>>, key: string): string {
  return words[key] ?? key;
}
