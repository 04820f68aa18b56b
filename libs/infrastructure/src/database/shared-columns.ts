import type { AddressData } from '@strata/domain';

/** The columns of an address: `address_street` and so on. */
export const ADDRESS_PARTS: readonly (keyof AddressData)[] = [
  'street',
  'city',
  'state',
  'zipCode',
  'country',
];

/** The select list of the base fields. */
export const BASE_SELECT = `created_at AS "createdAt", updated_at AS "updatedAt",
  created_by AS "createdBy", updated_by AS "updatedBy", is_active AS "isActive", version`;
