import type { AddressData, CustomerSnapshot } from '@strata/domain';
import type { Customer as CustomerRow } from '../generated/prisma/client.js';

/** The row of a customer. */
export function toRow({ address, ...snapshot }: CustomerSnapshot): CustomerRow {
  return {
    ...snapshot,
    addressStreet: address?.street ?? null,
    addressCity: address?.city ?? null,
    addressState: address?.state ?? null,
    addressZipCode: address?.zipCode ?? null,
    addressCountry: address?.country ?? null,
  };
}

/** The customer of a row. */
export function toSnapshot(row: CustomerRow): CustomerSnapshot {
  const { addressStreet, addressCity, addressState, addressZipCode, addressCountry, ...rest } = row;
  return {
    ...rest,
    id: row.id as CustomerSnapshot['id'],
    // A CHECK sees to it that an address is there as a whole or not at all.
    address:
      addressStreet === null
        ? null
        : ({
            street: addressStreet,
            city: addressCity,
            state: addressState,
            zipCode: addressZipCode,
            country: addressCountry,
          } as Required<AddressData>),
  };
}
