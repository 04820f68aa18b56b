import { COUNTRY_TABLE } from './country-table.js';

/** A country of ISO 3166-1, and what an address in it needs. */
export interface Country {
  /** Alpha-3, as stored and answered: `USA`. */
  readonly code: string;
  /** Its usual English name. */
  readonly name: string;
  readonly needsState: boolean;
  readonly needsZipCode: boolean;
}

/** Shape of an alpha-3 code, for schemas; {@link findCountry} knows the codes themselves. */
export const COUNTRY_CODE_PATTERN = /^[A-Z]{3}$/;

/**
 * Stands for a country that was stored as free text once and could not be told; ISO 3166-1 leaves the
 * code to its users. Nobody can ask for it.
 */
export const UNTOLD_COUNTRY = 'ZZZ';

const STYLE =
  '(?:(?:arab|bolivarian|co|cooperative|democratic|eastern|federal|federative|grand|hashemite|independent|islamic|operative|oriental|peoples|plurinational|socialist|united) )*(?:commonwealth|duchy|federation|kingdom|principality|republic|state|sultanate|union) of';

/** What states call themselves, before or after: `Federal Republic of Germany`, `Korea (Republic of)`. */
const STYLES = new RegExp(`^${STYLE} | ${STYLE}$`);

/** Every country, in the order of its codes. */
export const COUNTRIES: readonly Country[] = COUNTRY_TABLE.trim().split('\n').map(read);

const BY_WORDS = new Map<string, Country>();
for (const [index, line] of COUNTRY_TABLE.trim().split('\n').entries()) {
  const country = COUNTRIES[index]!;
  const [code, alpha2] = line.split(' ', 2);
  const names = line.slice('USA US zs '.length).split('|');
  for (const text of [code!, alpha2!, ...names]) BY_WORDS.set(wordsOf(text), country);
}

/**
 * The country that a text names: its alpha-3 or alpha-2 code or an English name, whatever the case,
 * accents, punctuation and articles; undefined when it names none.
 */
export function findCountry(text: string): Country | undefined {
  const words = wordsOf(text);
  return BY_WORDS.get(words) ?? BY_WORDS.get(words.replace(STYLES, ''));
}

/** The words of a name in the form in which names are compared. */
export function wordsOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’.]/g, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^a-z]+/g, ' ')
    .replace(/(^| )the(?= |$)/g, '')
    .trim()
    .replace(/\bst(?= )/g, 'saint');
}

function read(line: string): Country {
  const [code, , needs] = line.split(' ', 3);
  const [name] = line.slice('USA US zs '.length).split('|');
  return {
    code: code!,
    name: name!,
    needsState: needs!.includes('s'),
    needsZipCode: needs!.includes('z'),
  };
}
