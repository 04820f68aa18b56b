import { defineErrors } from './define-errors.js';

/** Errors of the values that every context may use: ids, texts, email addresses, phone numbers, quantities, money, time zones. */
export const valueErrors = defineErrors({
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
  timeZoneUnknown: {
    kind: 'invalid',
    code: 'time_zone.unknown',
    message: (name: string) =>
      `"${name}" is no time zone: give its name in the IANA database, such as America/New_York, or UTC.`,
    details: () => ({ field: 'time_zone' }),
  },
});
