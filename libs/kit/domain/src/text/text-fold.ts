import { CASE_PAIRS } from './case-pairs.js';

/** Dashes and apostrophes that differ by their code only, beside those of ASCII. */
const DASHES = '‐‑‒–—―−';
const APOSTROPHES = '‘’ʼ′';

/** Letters with a stroke and the like, which NFKD does not take apart; joined ones become two. */
const SEARCH_LETTERS: Readonly<Record<string, string>> = {
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ł: 'l',
  ø: 'o',
  ŧ: 't',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};

const FOLDED = new Map<string, string>([
  ...pairs(CASE_PAIRS),
  ...Array.from(DASHES, (dash) => [dash, '-'] as const),
  ...Array.from(APOSTROPHES, (apostrophe) => [apostrophe, "'"] as const),
  ['ß', 'ss'],
  ['ẞ', 'ss'],
]);
const SEARCHED = new Map<string, string>([
  ...Object.entries(SEARCH_LETTERS),
  ...Array.from(FOLDED, ([letter, fold]) => [letter, searched(fold)] as const),
]);

/** What nobody sees: default ignorable, the empty Braille cell, annotations, control characters. */
const INVISIBLE =
  /[\p{Default_Ignorable_Code_Point}\u2800\uFFF9-\uFFFB\u007F-\u0084\u0086-\u009F]+/gu;
/** What is left of all Unicode blanks after NFKD, with line breaks and other control characters. */
const BLANKS = /[\u0001-\u0020\u0085\u1680\u2028\u2029]+/g;
/** Accents of Latin, Greek and Cyrillic; points and vowel signs of Hebrew and Arabic. */
const ACCENTS =
  /[\u0300-\u036F\u0483-\u0487\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F]+/g;

/** Bounds what an index has to hold; two keys that agree so far count as one. */
const KEY_MAX_LENGTH = 600;

/**
 * What two spellings of one key (a SKU, say) have in common, whatever their case, normal form,
 * width, dashes, blanks and invisible characters. Accents count. Stores compare it, never show it.
 */
export function textKey(text: string): string {
  const key = fold(text, FOLDED).replaceAll('i\u0307', 'i').normalize('NFC');
  return Array.from(key.replace(BLANKS, ' ').trim()).slice(0, KEY_MAX_LENGTH).join('');
}

/**
 * What a search compares: like {@link textKey}, without accents (`Müller` is `muller`), strokes
 * (`Łódź` is `lodz`) and joined letters (`Æ` is `ae`), and with the blanks at both ends.
 */
export function searchText(text: string): string {
  return fold(text, SEARCHED).replace(ACCENTS, '').normalize('NFC').replace(BLANKS, ' ');
}

function fold(text: string, letters: ReadonlyMap<string, string>): string {
  let folded = '';
  for (const letter of text.normalize('NFKD')) folded += letters.get(letter) ?? letter;
  return folded.replace(INVISIBLE, '');
}

/** Each letter with the one that follows it. */
function pairs(text: string): (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  let first: string | null = null;
  for (const letter of text) {
    if (first !== null) found.push([first, letter]);
    first = first === null ? letter : null;
  }
  return found;
}

function searched(letter: string): string {
  return SEARCH_LETTERS[letter] ?? letter;
}
