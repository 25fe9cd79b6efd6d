/** Whether a password is made of what others know of its owner. The server decides; this is the hint beside the field. */

/** `no`: nothing of it is in there. `yes`: it is little else. `partly`: only the server can tell. */
export type OwnWords = 'no' | 'yes' | 'partly';

const shortestWord = 3;
const mostOtherLetters = 2;
const mostOtherCharacters = 8;

const leet: Record<string, string> = { '0': 'o', '3': 'e', '4': 'a', '@': 'a', '5': 's', $: 's', '7': 't' };

function isLetter(c: string): boolean {
  return /[a-z]/.test(c) || c >= '\u0080';
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

function lettersOf(text: string): string {
  return Array.from(text).filter(isLetter).join('');
}

function withoutLeet(text: string, one: string): string {
  return Array.from(text, (c) => (c === '1' || c === '!' ? one : (leet[c] ?? c))).join('');
}

/** Without the digits and signs before its first and after its last letter. */
function withoutEnds(text: string): string {
  const all = Array.from(text);
  const first = all.findIndex(isLetter);
  return first < 0 ? '' : all.slice(first, all.findLastIndex(isLetter) + 1).join('');
}

/** The words of names, addresses: longest first. */
function wordsOf(own: string[]): string[] {
  const words = own.flatMap((text) => Array.from(folded(text), (c) => (isLetter(c) ? c : ' ')).join('').split(' '));
  return words.filter((word) => word.length >= shortestWord).sort((a, b) => b.length - a.length);
}

export function ownWordsIn(password: string, own: string[]): OwnWords {
  const words = wordsOf(own);
  const text = folded(password);
  const inner = withoutEnds(text);
  const spellings = [text, withoutLeet(inner, 'i'), withoutLeet(inner, 'l')].map(lettersOf);
  if (!spellings.some((letters) => words.some((word) => letters.includes(word)))) return 'no';
  const others = Array.from(text).filter((c) => !isLetter(c)).length;
  const rest = (letters: string) => words.reduce((left, word) => left.replaceAll(word, ' '), letters).replaceAll(' ', '').length;
  const little = spellings.some((letters) => letters !== '' && rest(letters) <= mostOtherLetters);
  return little && others <= mostOtherCharacters ? 'yes' : 'partly';
}
