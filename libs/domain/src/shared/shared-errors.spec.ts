import { errorContract } from '../testing/index.js';
import { sharedErrors } from './shared-errors.js';

errorContract(sharedErrors, {
  countryUnknown: [
    [
      ['Atlantis'],
      'invalid',
      'address.country_unknown',
      '"Atlantis" is no country: give its ISO 3166-1 code, such as USA or US, or its English name.',
      { field: 'address/country' },
    ],
  ],
  addressIncomplete: [
    [
      ['Canada', ['state', 'zip_code']],
      'invalid',
      'address.incomplete',
      'An address in Canada needs state and zip_code.',
      { fields: ['address/state', 'address/zip_code'] },
    ],
  ],
  zipCodeInvalid: [
    [
      [],
      'invalid',
      'address.zip_code_invalid',
      'A ZIP code in the USA looks like 12345 or 12345-6789.',
      { field: 'address/zip_code' },
    ],
  ],
  paymentTermsInvalid: [
    [
      [['net_15', 'net_30']],
      'invalid',
      'payment_terms.invalid',
      'Payment terms are one of net_15, net_30.',
    ],
  ],
});
