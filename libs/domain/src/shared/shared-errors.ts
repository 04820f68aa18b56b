import { defineErrors } from '@strata/domain-kit';

/** Errors of the values that every context of this business shares. */
export const sharedErrors = defineErrors({
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
  paymentTermsInvalid: {
    kind: 'invalid',
    code: 'payment_terms.invalid',
    message: (known: readonly string[]) => `Payment terms are one of ${known.join(', ')}.`,
  },
});
