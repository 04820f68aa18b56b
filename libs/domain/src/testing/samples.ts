/** An address as it is given. */
export const address = {
  street: '1 Main Street',
  city: 'Springfield',
  state: 'IL',
  zipCode: '62701',
} as const;

/** The same as it is stored. */
export const storedAddress = { ...address, country: 'USA' } as const;

/** Another one, as it is given and stored. */
export const elsewhere = {
  street: '2 Dock Road',
  city: 'Dover',
  state: null,
  zipCode: 'CT16 1JA',
  country: 'GBR',
} as const;

/** What no rule of today takes: a line break, an invisible character, an email address. */
export const OLD = { line: 'two\nlines', key: 'DR\u200B1', email: 'a@müller.de' } as const;

/** An address with a line break and a ZIP code that is none. */
export const oldAddress = { ...storedAddress, city: OLD.line, zipCode: 'none' } as const;

/** A text that is longer by one than allowed. */
export function longerThan(length: number): string {
  return 'x'.repeat(length + 1);
}
