import { defineErrors } from './define-errors.js';

/** Errors of the values that every context shares. */
export const sharedErrors = defineErrors({
  malformedId: {
    kind: 'invalid',
    code: 'id.malformed',
    message: (id: string) => `"${id}" is not a UUID.`,
  },
  textRequired: {
    kind: 'invalid',
    code: 'text.required',
    message: (field: string) => `${field} must not be empty.`,
    details: (field: string) => ({ field }),
  },
  textTooLong: {
    kind: 'invalid',
    code: 'text.too_long',
    message: (field: string, max: number) => `${field} must not be longer than ${max} characters.`,
    details: (field: string, max: number) => ({ field, max }),
  },
  textMalformed: {
    kind: 'invalid',
    code: 'text.malformed',
    message: (field: string) => `${field} holds a NUL character or half of a surrogate pair.`,
    details: (field: string) => ({ field }),
  },
  textCharacterRefused: {
    kind: 'invalid',
    code: 'text.character_refused',
    message: (field: string, character: string) =>
      `${field} must not hold the character ${character}: a line break, a control character or an invisible one.`,
    details: (field: string, character: string) => ({ field, character }),
  },
  emailInvalid: {
    kind: 'invalid',
    code: 'email.invalid',
    message: () => 'The text is not an email address.',
    details: () => ({ field: 'email' }),
  },
  emailNotAscii: {
    kind: 'invalid',
    code: 'email.not_ascii',
    message: () =>
      'An email address is ASCII: the part after the @ in its xn-- form (IDNA), the part before it without internationalised letters (RFC 6531).',
    details: () => ({ field: 'email' }),
  },
  countryUnknown: {
    kind: 'invalid',
    code: 'address.country_unknown',
    message: (text: string) =>
      `"${text}" is no country: give its ISO 3166-1 code, such as USA or US, or its English name.`,
    details: () => ({ field: 'address/country' }),
  },
  addressIncomplete: {
    kind: 'invalid',
    code: 'address.incomplete',
    message: (country: string, missing: readonly string[]) =>
      `An address in ${country} needs ${missing.join(' and ')}.`,
    details: (_country: string, missing: readonly string[]) => ({
      fields: missing.map((part) => `address/${part}`),
    }),
  },
  zipCodeInvalid: {
    kind: 'invalid',
    code: 'address.zip_code_invalid',
    message: () => 'A ZIP code in the USA looks like 12345 or 12345-6789.',
    details: () => ({ field: 'address/zip_code' }),
  },
  phoneNumberInvalid: {
    kind: 'invalid',
    code: 'phone_number.invalid',
    message: () =>
      'The phone number is not in E.164 form, such as +14155550132, or +14155550132;ext=5 with an extension.',
  },
  quantityInvalid: {
    kind: 'invalid',
    code: 'quantity.invalid',
    message: (max: number) => `A quantity is a whole number from 1 to ${max}.`,
  },
  paymentTermsInvalid: {
    kind: 'invalid',
    code: 'payment_terms.invalid',
    message: (known: readonly string[]) => `Payment terms are one of ${known.join(', ')}.`,
  },
  currencyUnknown: {
    kind: 'invalid',
    code: 'money.currency_unknown',
    message: (currency: string) => `"${currency}" is not the ISO 4217 code of a currency in use.`,
  },
  currencyMismatch: {
    kind: 'invalid',
    code: 'money.currency_mismatch',
    message: (one: string, other: string) => `${one} and ${other} cannot be combined.`,
  },
  amountMalformed: {
    kind: 'invalid',
    code: 'money.amount_malformed',
    message: () => 'An amount is a decimal text such as "19.99".',
  },
  tooManyPlaces: {
    kind: 'invalid',
    code: 'money.too_many_places',
    message: (currency: string, places: number) =>
      `An amount in ${currency} has ${places === 0 ? 'no' : `at most ${places}`} decimal places.`,
    details: (currency: string, places: number) => ({ currency, places }),
  },
  amountOutOfRange: {
    kind: 'invalid',
    code: 'money.amount_out_of_range',
    message: (max: string) => `An amount must lie between -${max} and ${max}.`,
  },
  concurrentUpdate: {
    kind: 'stale',
    code: 'aggregate.concurrent_update',
    message: (type: string, id: string) => `${type} ${id} was changed by someone else meanwhile.`,
  },
  versionMismatch: {
    kind: 'stale',
    code: 'aggregate.version_mismatch',
    message: (expected: readonly number[], actual: number) =>
      `Version ${expected.join(' or ') || 'unknown'} was expected, but the present one is ${actual}.`,
    details: (expected: readonly number[], actual: number) => ({ expected, actual }),
  },
});
