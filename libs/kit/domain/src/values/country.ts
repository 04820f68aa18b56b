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

const ROWS = COUNTRY_TABLE.trim().split('\n').map(read);

/** Every country, in the order of its codes. */
export const COUNTRIES: readonly Country[] = ROWS.map(({ country }) => country);

const BY_WORDS = new Map<string, Country>(
  ROWS.flatMap(({ country, texts }) => texts.map((text) => [wordsOf(text), country] as const)),
);

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

/** A country, and every text that names it. */
interface Row {
  readonly country: Country;
  readonly texts: readonly string[];
}

function read(line: string): Row {
  const [code = '', alpha2 = '', needs = ''] = line.split(' ', 3);
  const names = line.slice('USA US zs '.length).split('|');
  const [name = ''] = names;
  return {
    country: { code, name, needsState: needs.includes('s'), needsZipCode: needs.includes('z') },
    texts: [code, alpha2, ...names],
  };
}
