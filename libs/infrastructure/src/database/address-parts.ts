import type { AddressData } from '@strata/domain';

/** The columns of an address: `address_street` and so on. */
export const ADDRESS_PARTS: readonly (keyof AddressData)[] = [
  'street',
  'city',
  'state',
  'zipCode',
  'country',
];
