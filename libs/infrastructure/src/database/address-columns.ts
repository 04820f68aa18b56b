import type { AddressData } from '@strata/domain';

/** The columns of an address: none there, or all but what its country does without. */
export interface AddressColumns {
  readonly addressStreet: string | null;
  readonly addressCity: string | null;
  readonly addressState: string | null;
  readonly addressZipCode: string | null;
  readonly addressCountry: string | null;
}

/** The select list of the columns of an address. */
export const ADDRESS_SELECT = `address_street AS "addressStreet", address_city AS "addressCity",
  address_state AS "addressState", address_zip_code AS "addressZipCode",
  address_country AS "addressCountry"`;

/** The select list of the base fields. */
export const BASE_SELECT = `created_at AS "createdAt", updated_at AS "updatedAt",
  created_by AS "createdBy", updated_by AS "updatedBy", is_active AS "isActive", version`;

/** The columns of an address that must be there. */
export function addressColumns(address: Required<AddressData>) {
  return {
    addressStreet: address.street,
    addressCity: address.city,
    addressState: address.state,
    addressZipCode: address.zipCode,
    addressCountry: address.country,
  };
}

const NO_ADDRESS: AddressColumns = {
  addressStreet: null,
  addressCity: null,
  addressState: null,
  addressZipCode: null,
  addressCountry: null,
};

/** The columns of an address that may be absent. */
export function optionalAddressColumns(address: Required<AddressData> | null): AddressColumns {
  return address ? addressColumns(address) : NO_ADDRESS;
}

/** Takes the address out of a row. */
export function splitAddress<Row extends AddressColumns>(row: Row) {
  const { addressStreet, addressCity, addressState, addressZipCode, addressCountry, ...rest } = row;
  if (addressStreet === null) return { rest, address: null };
  // A CHECK sees to it that an address is there as a whole or not at all.
  const address = {
    street: addressStreet,
    city: addressCity,
    state: addressState,
    zipCode: addressZipCode,
    country: addressCountry,
  } as Required<AddressData>;
  return { rest, address };
}
